import { describe, expect, it } from 'vitest';
import { marginDocument, parseDocumentName, parseMargin, sessionDocument } from './documentName.ts';

const id = '0123456789abcdef01234567';

describe('parseDocumentName', () => {
  it('reads the name that sessionDocument writes', () => {
    expect(parseDocumentName(sessionDocument(id))).toEqual({ kind: 'session', id });
  });

  it('reads the name that marginDocument writes', () => {
    const personId = id.replace('0', 'f');
    const parsed = parseDocumentName(marginDocument(id, personId));
    expect(parsed).toEqual({ kind: 'margin', id: `${id}:${personId}` });
    expect(parseMargin(parsed?.id ?? '')).toEqual({ sessionId: id, personId });
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
    `margin:${id}:`,
    `margin:${id}:${id}:${id}`,
    `margin:${id}:${id.toUpperCase()}`,
    `session:${id}:${id}`,
    `constructor:${id}`,
    `__proto__:${id}`,
    `toString:${id}`,
  ])('knows no document called %j', (name) => {
    expect(parseDocumentName(name)).toBeUndefined();
  });
});
