import { errorTable } from '@rapport/shared/core/errors';
import { actionState, reviewVerdict } from '@rapport/shared/mentorships/actions.api';
import { z } from 'zod';

const common = {
  /** Chosen once for the change; the server does nothing twice for the same key. */
  key: z.string(),
  /** When it was made (ms since the epoch): changes are sent in this order. */
  at: z.number(),
  mentorshipId: z.string(),
  /** Set when the server refused it for good: it waits for its author to decide. */
  refused: z.enum(Object.keys(errorTable) as (keyof typeof errorTable)[]).optional(),
};
const actionId = z.string();

/** A change of an action that has not reached the server yet, as it lies on this device. */
export const outboxEntry = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('create'),
    what: z.string(),
    ownerId: z.string(),
    due: z.string().nullable(),
    sessionId: z.string().nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal('change'),
    actionId,
    change: z.object({
      what: z.string().optional(),
      ownerId: z.string().optional(),
      due: z.string().nullable().optional(),
      state: actionState.optional(),
    }),
  }),
  z.object({
    ...common,
    kind: z.literal('review'),
    actionId,
    sessionId: z.string(),
    verdict: reviewVerdict,
    howItWent: z.string(),
  }),
]);
export type OutboxEntry = z.output<typeof outboxEntry>;

type Without<E, K extends PropertyKey> = E extends unknown ? Omit<E, K> : never;
/** A change as it is made; key and time are the outbox's. */
export type NewEntry = Without<OutboxEntry, 'key' | 'at' | 'refused'>;

/** The id that an action goes by until the server has given it one. */
export const unsentId = (key: string): string => `unsent:${key}`;
