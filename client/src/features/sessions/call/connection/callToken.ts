import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { call } from '../../../../platform/api/call.ts';
import { browserName } from '../../../../platform/push/browserName.ts';
import { windowName } from './windowName.ts';

/**
 * A token that has not come by then is asked for anew (ms). A question that began while the network was away may wait
 * for seconds after it is back, a new one does not: its second try falls after one second, its third after three.
 */
export const tokenWithin = 3_200;

/**
 * Asks for a token of one connection.
 * @param takesOver also where the person is in the call in another window
 * @throws RapportError
 */
export async function askToken(sessionId: string, takesOver: boolean): Promise<string> {
  const body = { device: await windowName(), deviceLabel: browserName(navigator.userAgent), takesOver };
  return (await call(joinCall, { params: { sessionId }, body }, { within: tokenWithin })).token;
}
