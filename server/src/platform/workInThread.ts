import { parentPort } from 'node:worker_threads';
import { type ErrorCode, RapportError } from '@rapport/shared/core/errors';

/** Pieces of work by name, each loaded when it is first asked for. */
export type Works = Readonly<Record<string, () => Promise<(...given: never[]) => unknown>>>;
type Work<W extends Works, Name extends keyof W> = Awaited<ReturnType<W[Name]>>;
export type Given<W extends Works, Name extends keyof W> = Parameters<Work<W, Name>>;
export type Made<W extends Works, Name extends keyof W> = ReturnType<Work<W, Name>>;

/** What a `Workshop` asks of its thread. */
export interface Task {
  readonly name: string;
  readonly given: readonly unknown[];
}
export type Outcome =
  | { readonly made: unknown }
  | { readonly failed: string; readonly code?: ErrorCode | undefined };
/** What the thread says of each task: that it has loaded what it needs, from when on its time counts, then the outcome. */
export type ThreadSaid = 'ready' | Outcome;

/** Loads a piece of work; what is answered does it. */
export async function prepare(works: Works, { name, given }: Task): Promise<() => unknown> {
  const work = await works[name]?.();
  if (!work) throw new Error(`nobody knows how to ${name}`);
  return () => work(...(given as never[]));
}

/** The thread's side of a `Workshop`. */
export function workInThread(works: Works): void {
  const say = (said: ThreadSaid) => parentPort?.postMessage(said);
  parentPort?.on('message', async (task: Task) => {
    const work = await prepare(works, task);
    say('ready');
    say(outcomeOf(work));
  });
}

function outcomeOf(work: () => unknown): Outcome {
  try {
    return { made: work() };
  } catch (error) {
    // No class of error survives the way.
    return error instanceof RapportError
      ? { failed: error.message, code: error.code }
      : { failed: String(error) };
  }
}
