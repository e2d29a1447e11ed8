import type { PushMessage } from '@rapport/shared/messaging/pushMessage';
import { pushLimits } from './push.limits.ts';

/** A path on our own origin, of characters that every reader of it takes for what they are. */
const ownPath = /^\/(?![/\\])[\x21-\x7e]*$/;

/**
 * What goes to the browser, as JSON; title and body are shortened where they are too long to be shown.
 * @throws RangeError where the address leads away from us, or what remains is too large
 */
export function payloadOf({ title, body, url, tag }: PushMessage): string {
  if (!ownPath.test(url)) throw new RangeError('a push leads to a path of our own');
  const message: PushMessage = {
    title: shorten(title, pushLimits.titleCharacters),
    body: shorten(body, pushLimits.bodyCharacters),
    url,
    tag,
  };
  const payload = JSON.stringify(message);
  if (Buffer.byteLength(payload) > pushLimits.payloadBytes) throw new RangeError('a push is too large');
  return payload;
}

/** By characters, so that none is cut in two. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
