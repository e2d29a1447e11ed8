import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { repository } from '../../../setup/paths.ts';
import type { Answer, Call } from './answerCalls.ts';

/** The functions of a module as they are called from another process: what they take and give travels as data. */
export type Remote<Steps> = {
  readonly [K in keyof Steps]: Steps[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

export interface Client<Steps> {
  readonly pid: number;
  readonly call: Remote<Steps>;
  stop(): Promise<void>;
}

/** Runs a module of this folder in a process of its own, so that clients and server never share a core by force. */
export async function startClient<Steps>(module: `${string}.ts`): Promise<Client<Steps>> {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    // Where tsx is found.
    cwd: repository,
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: Answer) => {
      if ('ready' in message) return resolve();
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) caller?.resolve(message.result);
      else caller?.reject(new Error(message.error));
    });
    child.once('exit', (code) => {
      const error = new Error(`the client's process ended with ${code}`);
      reject(error);
      for (const caller of waiting.values()) caller.reject(error);
    });
  });
  return { pid: child.pid ?? 0, call: remote<Steps>(child, waiting), stop: () => stop(child, ended) };
}

function remote<Steps>(child: ChildProcess, waiting: Map<number, object>): Remote<Steps> {
  let calls = 0;
  return new Proxy({} as Remote<Steps>, {
    get: (_, name) => {
      // What is awaited is asked whether it is a promise.
      if (name === 'then') return undefined;
      return (...args: readonly unknown[]) =>
        new Promise((resolve, reject) => {
          calls += 1;
          waiting.set(calls, { resolve, reject });
          const call: Call<Steps> = { id: calls, name: name as keyof Steps, args };
          child.send(call);
        });
    },
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
