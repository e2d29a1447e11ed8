import { expect, test } from 'vitest';
import { extendedLength, mostExtensions } from './extension.ts';
import { minute } from './sessionState.ts';

const startsAt = Date.UTC(2027, 2, 9, 14);
const session = { startsAt, minutes: 45 };
const at = (minutes: number) => startsAt + minutes * minute;

test('before its end a session gets ten minutes more at its end', () => {
  expect(extendedLength(session, 0, at(-3))).toBe(55);
  expect(extendedLength(session, 0, at(40))).toBe(55);
  expect(extendedLength(session, 0, at(45))).toBe(55);
});

test('past its end it gets ten minutes from the present minute on, so that they are worth something', () => {
  expect(extendedLength(session, 0, at(45) + 1)).toBe(56);
  expect(extendedLength(session, 0, at(58))).toBe(68);
});

test('it is made longer only so often, and never longer than any session is', () => {
  expect(extendedLength(session, mostExtensions - 1, at(40))).toBe(55);
  expect(extendedLength(session, mostExtensions, at(40))).toBeUndefined();
  expect(extendedLength({ startsAt, minutes: 230 }, 0, at(225))).toBe(240);
  expect(extendedLength({ startsAt, minutes: 231 }, 0, at(225))).toBeUndefined();
});
