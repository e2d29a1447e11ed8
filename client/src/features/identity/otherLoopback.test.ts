import { expect, test } from 'vitest';
import { otherLoopback } from './otherLoopback.ts';

test.each([
  ['http://localhost:3000/setup?as=mentee#code', 'http://127.0.0.1:3000/setup?as=mentee#code'],
  ['http://127.0.0.1:8080/setup#code', 'http://localhost:8080/setup#code'],
  ['https://rapport.example/setup', undefined],
])('the second window of %s opens at %s', (url, other) => {
  expect(otherLoopback(new URL(url))?.href).toBe(other);
});
