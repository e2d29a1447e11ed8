import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const tether = fileURLToPath(new URL('./tether.mjs', import.meta.url));

export interface PartSpec {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  logFile: string;
  isHealthy(): Promise<boolean>;
  healthyWithinMs: number;
  /** SIGTERM goes out at each of these times; what still runs at the last one is killed. */
  stopMs: { signals: number[]; kill: number };
}

const longestLog = 16 * 1024 ** 2;

/** Goes on at the end of the log; a long one is put aside first, over the one put aside before. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(file, `${file}.old`);
  return openSync(file, 'a');
}

/** One process of the stack, with its health and its way to stop. It can be started again, on the same ports. */
export class Part {
  readonly name: string;
  private child: ChildProcess | undefined;
  private commandPid: number | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly spec: PartSpec) {
    this.name = spec.name;
  }

  get running(): boolean {
    return this.child !== undefined;
  }

  /** Of the command itself, for measuring; signals go to its whole group. */
  get pid(): number {
    if (this.commandPid === undefined) throw new Error(`${this.name} is not running`);
    return this.commandPid;
  }

  /** Settles when the process that runs now has ended. */
  get exited(): Promise<void> {
    return this.ended;
  }

  async start(): Promise<void> {
    if (this.child) throw new Error(`${this.name} runs already`);
    await this.spawn();
    const deadline = Date.now() + this.spec.healthyWithinMs;
    while (this.child && Date.now() < deadline) {
      if (await this.spec.isHealthy().catch(() => false)) return;
      await sleep(40);
    }
    const reason = this.child ? `was not ready after ${this.spec.healthyWithinMs / 1000} s` : 'ended at once';
    await this.stop();
    throw new Error(`The ${this.name} ${reason}. The end of ${this.spec.logFile}:\n${await this.logTail()}`);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const { signals, kill } = this.spec.stopMs;
    const ended = this.ended;
    const timers = [
      ...signals.map((ms) => setTimeout(() => this.signal('SIGTERM'), ms)),
      setTimeout(() => this.signal('SIGKILL'), kill),
    ];
    if (this.child) await ended;
    for (const timer of timers) clearTimeout(timer);
  }

  /** Sends a signal; for SIGKILL, waits until the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const ended = this.ended;
    this.signal(signal);
    if (signal === 'SIGKILL') await ended;
  }

  async logTail(lines = 15): Promise<string> {
    const text = await readFile(this.spec.logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }

  private signal(signal: NodeJS.Signals): void {
    if (!this.child?.pid) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch (error) {
      // It ended between our look and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private async spawn(): Promise<void> {
    const { command, args, cwd, env, logFile } = this.spec;
    const log = openLog(logFile);
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop the parts in their order.
    const child = spawn(process.execPath, [tether, command, ...args], {
      cwd,
      env: env ?? process.env,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        if (this.child === child) this.child = undefined;
        this.commandPid = undefined;
        resolve();
      });
    });
    const started = new Promise<void>((resolve) => {
      child.once('message', (message: { pid: number }) => {
        this.commandPid = message.pid;
        resolve();
      });
    });
    await Promise.race([started, this.ended]);
  }
}
