import { type ErrorCode, errorTable, RapportError } from '@rapport/shared/core/errors';
import { describe, expect, it, vi } from 'vitest';
import { away } from '../../../../platform/i18n/en/away.ts';
import { call } from '../../../../platform/i18n/en/call.ts';
import { judgeFailure } from './callFailure.ts';
import { retryDelay } from './retryDelays.ts';

describe('a failed way into the call', () => {
  it('is tried again when a part does not answer', () => {
    expect(judgeFailure(new RapportError('call_unavailable'))).toEqual({ retry: true, cause: 'call_server' });
    expect(judgeFailure(new RapportError('unavailable'))).toEqual({ retry: true, cause: 'server' });
    const silent = new RapportError('unavailable', { cause: new TypeError('Failed to fetch') });
    expect(judgeFailure(silent)).toEqual({ retry: true, cause: 'unreachable' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValueOnce(false);
    expect(judgeFailure(silent)).toEqual({ retry: true, cause: 'offline' });
    expect(judgeFailure(new Error('of the library'))).toEqual({ retry: true, cause: 'call_server' });
  });

  it.each(Object.keys(errorTable) as ErrorCode[])('has words for %s', (code) => {
    const verdict = judgeFailure(new RapportError(code));
    const words = verdict.retry
      ? call.banner[verdict.cause]
      : away.refused[verdict.cause] && away.refused[`${verdict.cause}Text`];
    expect(words).toMatch(/\w/);
  });

  it('is tried for ever, soon at first and then every second', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 500].map(retryDelay)).toEqual([
      0, 300, 500, 500, 500, 500, 500, 1_000, 1_000,
    ]);
  });
});
