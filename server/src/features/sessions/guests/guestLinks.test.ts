import { expect, test } from 'vitest';
import { GuestLinks } from './guestLinks.ts';

const links = new GuestLinks('a secret of this installation');
const ida = 'a'.repeat(24);
const tokenOf = (path: string) => path.split('#')[1] ?? '';

test('a link leads to its guest, and stays the same for as long as the secret does', () => {
  expect(links.guestOf(tokenOf(links.pathOf(ida)))).toBe(ida);
  expect(new GuestLinks('a secret of this installation').pathOf(ida)).toBe(links.pathOf(ida));
});

test.each([
  ['another guest with this one’s sign', tokenOf(links.pathOf(ida)).replace(ida, 'b'.repeat(24))],
  ['a sign of another installation', tokenOf(new GuestLinks('another secret').pathOf(ida))],
  ['less than a sign', tokenOf(links.pathOf(ida)).slice(0, -1)],
  ['more than a sign', `${tokenOf(links.pathOf(ida))}A`],
  ['nothing', ''],
])('%s is no link', (_, token) => {
  expect(links.guestOf(token)).toBeUndefined();
});
