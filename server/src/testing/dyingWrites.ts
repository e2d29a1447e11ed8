import mongoose from 'mongoose';
import { onTestFinished, vi } from 'vitest';

const writing = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'bulkWrite',
  'deleteOne',
  'deleteMany',
] as const;

/** Lets the process lose its database at a write, as in a crash: neither that write nor a later one arrives. */
export class DyingWrites {
  count = 0;
  #last = Number.POSITIVE_INFINITY;

  constructor() {
    const { prototype } = mongoose.mongo.Collection;
    for (const name of writing) {
      const write = prototype[name] as (...args: unknown[]) => unknown;
      const counted = (collection: unknown, args: unknown[]) => {
        this.count++;
        if (this.count > this.#last) return Promise.reject(new Error('the process has died'));
        return write.apply(collection, args);
      };
      const spy = vi.spyOn(prototype, name as 'insertOne');
      spy.mockImplementation(function (this: unknown, ...args: unknown[]) {
        return counted(this, args) as never;
      });
      onTestFinished(() => void spy.mockRestore());
    }
  }

  /** @param write the first that fails from now on, counted from 1 */
  dieAt(write: number): void {
    this.count = 0;
    this.#last = write - 1;
  }

  live(): void {
    this.#last = Number.POSITIVE_INFINITY;
  }
}
