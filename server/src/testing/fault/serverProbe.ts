import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** Looks into a running server through Node's own inspector, so that the server needs no door for tests. */
export class ServerProbe {
  readonly #ws: WebSocket;
  #calls = 0;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('error', () => undefined);
  }

  /** @param port that the process was told with `--inspect-port` */
  static async open(pid: number, port: number): Promise<ServerProbe> {
    process.kill(pid, 'SIGUSR1');
    for (;;) {
      const url = await debuggerUrl(port).catch(() => undefined);
      if (url !== undefined) {
        const ws = new WebSocket(url, { perMessageDeflate: false });
        await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
        return new ServerProbe(ws);
      }
      await sleep(20);
    }
  }

  /** Bytes of `heapUsed` and `external` that a collection leaves. */
  async memory(): Promise<number> {
    // What the first one frees may have held what the second one does.
    for (let i = 0; i < 2; i += 1) await this.#call('HeapProfiler.collectGarbage');
    const used = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
    return (await this.#evaluate(used)) as number;
  }

  /** From now on the longest time for which the event loop is held is noted. */
  async watchLoop(): Promise<void> {
    await this.#evaluate(
      "globalThis.heldLoop = process.getBuiltinModule('perf_hooks').monitorEventLoopDelay({ resolution: 5 }); heldLoop.enable()",
    );
  }

  /** The longest time for which the event loop was held since `watchLoop` (ms). */
  async longestHold(): Promise<number> {
    return (await this.#evaluate('heldLoop.max / 1e6')) as number;
  }

  end(): void {
    this.#ws.terminate();
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#call('Runtime.evaluate', { expression, returnByValue: true });
    return result?.result?.value;
  }

  #call(method: string, params: object = {}): Promise<Answer> {
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((resolve) => {
      const take = (data: unknown) => {
        const answer = JSON.parse(String(data)) as Answer;
        if (answer.id !== id) return;
        this.#ws.off('message', take);
        resolve(answer);
      };
      this.#ws.on('message', take);
      this.#ws.send(JSON.stringify({ id, method, params }));
    });
  }
}

async function debuggerUrl(port: number): Promise<string | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await response.json()) as { webSocketDebuggerUrl?: string }[];
  return target?.webSocketDebuggerUrl;
}
