import { joinCall } from '@rapport/shared/sessions/sessions.api';
import { call } from '../../../../platform/api/call.ts';
import { browserName } from '../../../../platform/push/browserName.ts';
import { windowName } from './windowName.ts';

/**
 * A token that has not come by then is asked for anew (ms). A question that began while the network was away may wait
 * for seconds after it is back, a new one does not: its second try falls after one second, its third after three.
 */
export const tokenWithin = 3_200;

/** The server gives a token a minute; one that is younger than this still stands when the socket opens (ms). */
const freshFor = 40_000;
/** How often the one that is kept ready is replaced (ms). */
const renewEvery = 20_000;

interface Ready {
  readonly sessionId: string;
  readonly askedAt: number;
  readonly token: Promise<string | undefined>;
}

/** The newest one that came, before the one that is asked for now. */
let ready: Ready | undefined;
let coming: Ready | undefined;

/**
 * Asks for a token of one connection.
 * @param takesOver also where the person is in the call in another window
 * @throws RapportError
 */
export async function askToken(sessionId: string, takesOver: boolean): Promise<string> {
  const body = { device: await windowName(), deviceLabel: browserName(navigator.userAgent), takesOver };
  return (await call(joinCall, { params: { sessionId }, body }, { within: tokenWithin })).token;
}

/** Has a token ready for the press that may follow; nobody is in the call by it. Why there is none is said at the press. */
export function readyToken(sessionId: string): void {
  const token = askToken(sessionId, false).catch(() => undefined);
  const asked = { sessionId, askedAt: Date.now(), token };
  coming = asked;
  void token.then((came) => {
    if (coming !== asked) return;
    coming = undefined;
    if (came) ready = asked;
  });
}

/** `readyToken` for as long as somebody looks at the lobby; returns what ends it. */
export function keepTokenReady(sessionId: string): () => void {
  const renew = () => document.visibilityState === 'visible' && readyToken(sessionId);
  renew();
  const timer = setInterval(renew, renewEvery);
  return () => clearInterval(timer);
}

/** The token that is ready, once; undefined where there is none that still stands. */
export async function takeReadyToken(sessionId: string): Promise<string | undefined> {
  const stands = (one: Ready | undefined) =>
    one?.sessionId === sessionId && Date.now() - one.askedAt < freshFor ? one.token : undefined;
  // One that is here is not left for one that may be late.
  const taken = stands(ready) ?? stands(coming);
  ready = undefined;
  coming = undefined;
  return taken;
}
