import { expect, it, vi } from 'vitest';
import { scriptedServer } from '../../../../testing/scriptedServer.ts';
import { judge, type Measured, overall } from './judge.ts';
import { runCheck } from './runCheck.ts';

vi.mock('../connection/webrtcShims.ts', () => ({ webrtcShims: async () => undefined }));

/** What a test finds whose tokens the server refuses. */
async function refusedWith(status: number, code: string): Promise<Measured> {
  await scriptedServer(() => ({ status, body: { error: { code, message: 'no' } } }));
  let found: Measured = {};
  const tell = (_: string, measured: Measured) => {
    found = measured;
  };
  await runCheck({ sessionId: '000000000000000000000003' }, tell, new AbortController().signal);
  return found;
}

it.each([
  [429, 'too_many_requests'],
  [409, 'session_over'],
  [403, 'forbidden'],
] as const)(
  'a server that refuses the test (%i %s) says nothing of the call server',
  async (status, code) => {
    const found = await refusedWith(status, code);
    expect(found.refusal).toBe(code);
    expect(judge(found)).toMatchObject({ server: 'good', signal: 'unknown' });
    expect(overall(judge(found), found)).toBe('unknown');
  },
);

it('a call server that does not answer is what was found', async () => {
  const found = await refusedWith(503, 'call_unavailable');
  expect(found.refusal).toBeUndefined();
  expect(judge(found)).toMatchObject({ server: 'good', signal: 'bad' });
  expect(overall(judge(found), found)).toBe('bad');
});
