import { expect, it } from 'vitest';
import { payloadOf } from './payload.ts';
import { pushLimits } from './push.limits.ts';

const message = {
  title: 'In 15 minutes',
  body: 'With Jonas',
  url: '/s/0123456789abcdef01234567',
  tag: 'due',
};

it('carries what it is given, and nothing else', () => {
  const more = { ...message, notes: 'what the two have written' };
  expect(JSON.parse(payloadOf(more))).toEqual(message);
});

it.each(['https://evil.test/', '//evil.test/', '/\\evil.test', '/\t/evil.test', 'me', ''])(
  'leads nowhere but to us: not to %j',
  (url) => {
    expect(() => payloadOf({ ...message, url })).toThrow(RangeError);
  },
);

it('fits into what push services take, whatever people are called', () => {
  const payload = payloadOf({ ...message, title: '🧑‍🏫'.repeat(500), body: '界'.repeat(5_000) });
  expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(pushLimits.payloadBytes);
  const { title, body } = JSON.parse(payload) as typeof message;
  expect([...title]).toHaveLength(pushLimits.titleCharacters);
  expect(body).toBe(`${'界'.repeat(pushLimits.bodyCharacters - 1)}…`);
  // A half of a character would be written as an escape.
  expect(payload).not.toContain('\\u');
});
