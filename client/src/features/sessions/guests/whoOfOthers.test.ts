import { expect, test } from 'vitest';
import { whoOfOthers } from './whoOfOthers.ts';

const zone = 'UTC';
const session = {
  mentor: { id: 'maya', name: 'Maya Berg', zone },
  mentee: { id: 'jonas', name: 'Jonas Lind', zone },
};
const ida = { id: 'ida', name: 'Ida Falk' };

test('to one of the pair guests are the others, each once whatever number of devices', () => {
  const there = [{ id: 'jonas', name: '' }, ida, ida];
  expect([...whoOfOthers(there, session, ['maya', 'jonas'])]).toEqual([['ida', 'Ida Falk']]);
});

test('to a guest the second of the two is one, by the name that the session has', () => {
  const there = [
    { id: 'maya', name: '' },
    { id: 'jonas', name: 'Somebody else' },
  ];
  expect([...whoOfOthers(there, session, ['ida', 'maya'])]).toEqual([['jonas', 'Jonas Lind']]);
});
