import { type Keeper, keepAlive } from './keepAlive.ts';
import type { Part } from './part.ts';

/** Keeps parts running until the end, then stops them one after the other: what was added last, first. */
export class Crew {
  private readonly members: { part: Part; keeper: Keeper }[] = [];
  private stopping: Promise<void> | undefined;

  constructor(private readonly report: (line: string) => void) {}

  add(part: Part): void {
    this.members.push({ part, keeper: keepAlive(part, this.report) });
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopInOrder();
    return this.stopping;
  }

  /** Ends everything now; what was acknowledged is on disk, the rest is lost. */
  async kill(): Promise<void> {
    for (const { keeper } of this.members) keeper.release();
    await Promise.all(this.members.map(({ part }) => part.kill('SIGKILL')));
  }

  private async stopInOrder(): Promise<void> {
    for (const { keeper } of this.members) keeper.release();
    for (const { part } of [...this.members].reverse()) {
      this.report(`stopping the ${part.name}`);
      await part.stop();
    }
  }
}

/** One press of Ctrl-C can arrive twice: from the terminal, and passed on by npm. */
const samePressMs = 1_000;

/** Calls `stop` at the first signal and `hurry` at the next press. */
export function onTermination(stop: () => void, hurry: () => void): void {
  let firstAt = 0;
  const press = () => {
    if (firstAt === 0) {
      firstAt = Date.now();
      stop();
    } else if (Date.now() - firstAt > samePressMs) hurry();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, press);
}
