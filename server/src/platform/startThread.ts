import { Worker, type WorkerOptions } from 'node:worker_threads';

export interface Entry {
  /** As it stands in the source, and beside the built server's own file. */
  readonly source: URL;
  readonly built: URL;
}

/** From source a thread has to be told how to read that. */
const isSource = import.meta.url.endsWith('.ts');
const fromSource = (source: URL) => `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(source.href)});
});`;

/** A thread of its own with its own memory, for what strangers sent. */
export function startThread(
  { source, built }: Entry,
  options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>,
): Worker {
  const worker = new Worker(isSource ? fromSource(source) : built, {
    ...options,
    // None of our settings, and nothing that a library says: it quotes what it reads.
    ...{ env: {}, stdout: true, stderr: true },
    ...{ eval: isSource, execArgv: [] },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
