/** What a page says to the worker: `entry` asks for the first script of its build, `takeOver` ends its waiting. */
export type WorkerQuestion = 'entry' | 'takeOver';

export const isWorkerQuestion = (data: unknown): data is WorkerQuestion =>
  data === 'entry' || data === 'takeOver';
