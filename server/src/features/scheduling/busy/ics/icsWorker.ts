import { parentPort, workerData } from 'node:worker_threads';
import { type BusyQuestion, busyTimes } from './busyTimes.ts';
import { IcsError } from './icsText.ts';

/** What a thread of its own is given, and what it says. */
export interface IcsWork extends BusyQuestion {
  readonly bytes: Uint8Array;
}
export type IcsResult =
  /** What it needs is loaded: from now on its time counts. */
  | 'ready'
  /** Starts and ends by turns. */
  | { readonly times: Float64Array }
  | { readonly problem: IcsError['reason'] };

function work({ bytes, ...question }: IcsWork): Exclude<IcsResult, 'ready'> {
  try {
    const spans = busyTimes(new TextDecoder().decode(bytes), question);
    return { times: Float64Array.from(spans.flatMap(({ from, to }) => [from, to])) };
  } catch (error) {
    if (error instanceof IcsError) return { problem: error.reason };
    throw error;
  }
}

parentPort?.postMessage('ready' satisfies IcsResult);
parentPort?.postMessage(work(workerData as IcsWork));
