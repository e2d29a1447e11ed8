import { RapportError } from '@rapport/shared/core/errors';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(error: unknown): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'failed');
  return lines.join('');
}

test('an error tells its kind, its place and its cause', () => {
  const text = logged(new RapportError('unavailable', { message: 'away', cause: new TypeError('because') }));
  expect(text).toContain('"code":"unavailable"');
  expect(text).toContain('because');
  expect(text).toContain('log.test.ts');
});

test('errors that quote what people wrote are logged without their words', async () => {
  const Model = mongoose.model('LoggedThing', new mongoose.Schema({ notes: { type: String, enum: ['a'] } }));
  const refused = await new Model({ notes: 'a secret thought' }).validate().catch((error: unknown) => error);
  expect(String(refused)).toContain('a secret thought');
  expect(logged(refused)).not.toContain('a secret thought');

  const duplicate = Object.assign(new Error('dup key: { email: "ada@example.org" }'), {
    name: 'MongoServerError',
    code: 11000,
    keyValue: { email: 'ada@example.org' },
  });
  expect(logged(duplicate)).not.toContain('ada@example.org');
  expect(logged(duplicate)).toContain('11000');
});
