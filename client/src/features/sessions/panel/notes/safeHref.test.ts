import { expect, it } from 'vitest';
import { safeHref, typedHref } from './safeHref.ts';

it('lets whole web and mail addresses pass, and nothing that could run code', () => {
  expect(safeHref('https://example.org/a?b')).toBe('https://example.org/a?b');
  expect(safeHref('mailto:ada@example.org')).toBe('mailto:ada@example.org');
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a/b',
    '/relative',
    '',
    7,
    null,
    { href: 'https://a.b' },
  ])
    expect(safeHref(bad)).toBeUndefined();
});

it('makes what a person types a whole address', () => {
  expect(typedHref('example.org')).toBe('https://example.org/');
  expect(typedHref('ada@example.org')).toBe('mailto:ada@example.org');
  expect(typedHref('http://localhost:3000/x')).toBe('http://localhost:3000/x');
  expect(typedHref('javascript:alert(1)')).toBeUndefined();
  expect(typedHref('two words.org')).toBeUndefined();
  expect(typedHref('word')).toBeUndefined();
});
