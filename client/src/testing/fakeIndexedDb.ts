import { onTestFinished } from 'vitest';

type Values = Map<string, unknown>;

/**
 * Stands for the browser's databases, which no test outside of a browser has, until the test ends: each with one store
 * without key paths, as much as `KeptAnswers` asks of it. Answers come later, in the order of the questions.
 * @returns what is kept, by the name of the database
 */
export function fakeIndexedDb(): Map<string, Values> {
  const databases = new Map<string, Values>();
  const open = (name: string) => {
    const isNew = !databases.has(name);
    const values: Values = databases.get(name) ?? new Map();
    databases.set(name, values);
    const database = {
      createObjectStore: () => undefined,
      close: () => undefined,
      transaction: () => transactionOn(values),
    };
    let isAborted = false;
    const abort = () => {
      isAborted = true;
    };
    return later({ result: database, transaction: { abort } }, (request) => {
      if (isNew) request.onupgradeneeded?.();
      if (isAborted) databases.delete(name);
      if (isAborted) request.onerror?.();
      else request.onsuccess?.();
    });
  };
  const deleteDatabase = (name: string) => {
    databases.delete(name);
    return later({}, (request) => request.onsuccess?.());
  };
  Object.assign(globalThis, { indexedDB: { open, deleteDatabase } });
  onTestFinished(() => {
    Reflect.deleteProperty(globalThis, 'indexedDB');
  });
  return databases;
}

type Handlers = Partial<Record<'onsuccess' | 'onerror' | 'onupgradeneeded' | 'oncomplete', () => void>>;

function later<T extends object>(request: T, answer: (request: Handlers) => void): T {
  queueMicrotask(() => answer(request));
  return request;
}

function transactionOn(values: Values) {
  const asked = (result?: unknown) => ({ result });
  const store = {
    get: (key: string) => asked(values.get(key)),
    getAll: () => asked([...values.values()]),
    getAllKeys: () => asked([...values.keys()].sort()),
    put: (value: unknown, key: string) => asked(void values.set(key, value)),
    delete: (key: string) => asked(void values.delete(key)),
    clear: () => asked(values.clear()),
  };
  return later({ objectStore: () => store }, (transaction) => transaction.oncomplete?.());
}
