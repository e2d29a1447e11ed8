import { expect, test } from 'vitest';
import { dueKind } from './dueKind.ts';

test.each([
  [null, 'none'],
  ['2026-02-28', 'overdue'],
  ['2026-03-01', 'today'],
  ['2026-03-04', 'soon'],
  ['2026-03-05', 'later'],
])('on 1 March something due %s is %s', (due, kind) => {
  expect(dueKind(due, '2026-03-01')).toBe(kind);
});
