import { z } from 'zod';
import { signalLimits } from './signalLimits.ts';

/** In the order in which they are offered. */
export const reactionKinds = ['agree', 'idea', 'laugh', 'heart', 'celebrate'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** When a hand was raised (server time, ms), which gives the order among several; null when it is down. */
const raisedAt = z.number().int().nonnegative().nullable();

const signalMessage = z.discriminatedUnion('type', [
  z.object({ v: z.literal(1), type: z.literal('hand'), raisedAt }),
  /**
   * Has just come, with this hand: everybody says whether theirs is up. They may not have noticed that a page was
   * reloaded. Without a hand where another device of the same person knows of it.
   */
  z.object({ v: z.literal(1), type: z.literal('ask'), raisedAt: raisedAt.optional() }),
  z.object({ v: z.literal(1), type: z.literal('reaction'), kind: z.enum(reactionKinds) }),
]);

/** What people in a call show each other beside sound and picture. */
export type SignalMessage = z.output<typeof signalMessage>;

/** Names these messages among others on the same line. */
export const signalTopic = 'rapport.signal';

export function encodeSignal(message: SignalMessage): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(message));
}

/** Undefined for anything that is too large, broken, or of another version. */
export function decodeSignal(bytes: Uint8Array): SignalMessage | undefined {
  if (bytes.byteLength > signalLimits.messageBytes) return undefined;
  try {
    return signalMessage.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
