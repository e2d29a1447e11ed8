import { expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from './operations.ts';

/** Paths of lists that may be as long as they like. */
function endlessLists(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, maxItems } = schema as { type?: unknown; maxItems?: unknown };
  const own = type === 'array' && maxItems === undefined ? [path] : [];
  return [...own, ...Object.entries(schema).flatMap(([key, part]) => endlessLists(part, `${path}.${key}`))];
}

const endlessListsOf = (output: z.ZodType, name: string) =>
  endlessLists(z.toJSONSchema(output, { unrepresentable: 'any' }), name);

test('an answer has no list that is as long as the data: each says how many there are at most', () => {
  const outputs = operations.flatMap(({ id, output }) => (output ? [{ id, output }] : []));
  expect(outputs.flatMap(({ id, output }) => endlessListsOf(output, id))).toEqual([]);
  expect(outputs.length).toBeGreaterThan(30);
});

test('such a list is found wherever it is', () => {
  const list = z.object({ name: z.string(), tags: z.array(z.string()) });
  expect(endlessListsOf(z.object({ items: z.array(list).max(3).nullable() }), 'x')).toHaveLength(1);
});
