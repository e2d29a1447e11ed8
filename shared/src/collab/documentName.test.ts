import { describe, expect, it } from 'vitest';
import { parseDocumentName, sessionDocument } from './documentName.ts';

const id = '0123456789abcdef01234567';

describe('parseDocumentName', () => {
  it('reads the name that sessionDocument writes', () => {
    expect(parseDocumentName(sessionDocument(id))).toEqual({ kind: 'session', id });
  });

  it.each([
    '',
    ':',
    id,
    `session${id}`,
    `session:${id.toUpperCase()}`,
    `session:${id}0`,
    `session:${id.slice(1)}`,
    `session:${id}\n`,
    ` session:${id}`,
    `session:session:${id}`,
    `margin:${id}`,
    `constructor:${id}`,
    `__proto__:${id}`,
    `toString:${id}`,
  ])('knows no document called %j', (name) => {
    expect(parseDocumentName(name)).toBeUndefined();
  });
});
