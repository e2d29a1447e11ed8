import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentLine, textOf } from './contentLine.ts';

const unfolded = (line: string) => line.replaceAll('\r\n ', '');
const unescaped = (text: string) => text.replace(/\\([\\;,n])/g, (_, mark) => (mark === 'n' ? '\n' : mark));

test('whatever people write comes back from a line, in pieces of at most 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (said) => {
      // What ends or breaks a line does not come back as it was: below.
      const words = said.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '');
      const line = contentLine('SUMMARY', textOf(words));
      expect(unescaped(unfolded(line).slice('SUMMARY:'.length))).toBe(words);
      for (const piece of line.split('\r\n')) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
    }),
  );
});

test('no line is folded within a character', () => {
  for (let before = 0; before < 75; before++) {
    const words = `${'x'.repeat(before)}👩‍👧日本`;
    const pieces = contentLine('SUMMARY', words).split('\r\n');
    expect(pieces.join('')).not.toContain('\ufffd');
    for (const piece of pieces) expect(Buffer.from(piece).toString()).toBe(piece);
    expect(unfolded(contentLine('SUMMARY', words))).toBe(`SUMMARY:${words}`);
  }
});

test('nothing that people write begins a line of its own', () => {
  const words = 'a\r\nATTENDEE:b\rc\nd\u2028e\u0085f\u0000g';
  expect(contentLine('SUMMARY', textOf(words))).toBe('SUMMARY:a\\nATTENDEE:b\\nc\\nd\\ne\\nf g');
  expect(contentLine('ORGANIZER', 'mailto:a@b', { CN: 'x"\r\nEND:VEVENT' })).toBe(
    `ORGANIZER;CN="x' END:VEVENT":mailto:a@b`,
  );
});
