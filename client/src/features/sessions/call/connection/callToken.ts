import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { call } from '../../../../platform/api/call.ts';
import { browserName } from '../../../../platform/push/browserName.ts';
import { windowName } from './windowName.ts';

/**
 * How a token is asked for: before all that a page reads again when the server is back. One that has not come by then
 * is asked for anew (ms). A question that began while the network was away may wait for seconds after it is back, a
 * new one does not: its second try falls after one second, its third after three.
 */
export const tokenOptions = { within: 3_200, priority: 'high' } as const;

/** The server gives a token a minute; one that is younger than this still stands when the socket opens (ms). */
const freshFor = 40_000;

/** @param takesOver also where the person is in the call in another window */
export type AskToken = (takesOver: boolean) => Promise<string>;

let ready: { sessionId: string; askedAt: number; token: Promise<string | undefined> } | undefined;

/**
 * Asks for a token of one connection.
 * @param takesOver also where the person is in the call in another window
 * @throws RapportError
 */
export async function askToken(sessionId: string, takesOver: boolean): Promise<string> {
  const body = { device: await windowName(), deviceLabel: browserName(navigator.userAgent), takesOver };
  return (await call(joinCall, { params: { sessionId }, body }, tokenOptions)).token;
}

/** Asks for a token that is needed in a moment. Why there is none is said when it is asked for again. */
export function readyToken(sessionId: string): void {
  ready = { sessionId, askedAt: Date.now(), token: askToken(sessionId, false).catch(() => undefined) };
}

/** The token that is ready, once; undefined where there is none that still stands. */
export async function takeReadyToken(sessionId: string): Promise<string | undefined> {
  const stands = ready?.sessionId === sessionId && Date.now() - ready.askedAt < freshFor;
  const taken = stands ? ready?.token : undefined;
  ready = undefined;
  return taken;
}
