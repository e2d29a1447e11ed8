import { describe, expect, it } from 'vitest';
import { errorTable, isErrorBody, RapportError } from './errors.ts';

describe('RapportError', () => {
  it('crosses the wire with code, message and fields, and without its cause', () => {
    const error = new RapportError('invalid_input', {
      message: 'no',
      fields: { title: 'tooLong' },
      cause: new Error('secret'),
    });
    const body: unknown = JSON.parse(JSON.stringify(error.toBody()));
    expect(body).toEqual({ error: { code: 'invalid_input', message: 'no', fields: { title: 'tooLong' } } });
    expect(isErrorBody(body)).toBe(true);
  });

  it('knows its status from the table', () => {
    for (const [code, { status }] of Object.entries(errorTable)) {
      expect(new RapportError(code as keyof typeof errorTable).status).toBe(status);
    }
  });
});

describe('isErrorBody', () => {
  it.each([
    null,
    undefined,
    'text',
    [],
    {},
    { error: null },
    { error: { code: 'nonsense' } },
    { error: { code: 7 } },
  ])('is false for %j, which some proxy on the way may answer', (body) => {
    expect(isErrorBody(body)).toBe(false);
  });
});
