import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { instantSchema } from '../core/time.ts';
import { personName, tokenSchema } from '../identity/identity.api.ts';
import { mostListedGuests } from './guestLimits.ts';
import { callDevice } from './sessions.api.ts';

/**
 * - `asked`: one of the pair wants them there, the other one has not said yet.
 * - `accepted`: both do; their link works.
 * - `removed`: withdrawn or put out; the link never works again.
 */
export const guestState = z.enum(['asked', 'accepted', 'declined', 'removed']);

/** A guest as the two of the pair see them. */
export const guestView = z.object({
  id: idSchema,
  /** As the one who invites them wrote it. */
  name: z.string(),
  invitedBy: idSchema,
  state: guestState,
  /** Waits to be let in: under which name, by an id of this asking. `isRefused`: not now. */
  asking: z.object({ id: idSchema, name: z.string(), isRefused: z.boolean() }).nullable(),
  /** Was let in, and may be in the call: under which name. */
  seated: z.object({ name: z.string() }).nullable(),
  /** Where the guest comes in, below the origin, with its secret in the fragment; null while the link does not work. */
  path: z.string().nullable(),
});
export type GuestView = z.output<typeof guestView>;

const ofSession = z.object({ sessionId: idSchema });
const oneGuest = ofSession.extend({ guestId: idSchema });

export const listGuests = operation({
  id: 'sessions.listGuests',
  method: 'get',
  path: '/api/sessions/:sessionId/guests',
  summary: 'Guests of a session, oldest first, for the two of its pair.',
  caller: 'signedIn',
  params: ofSession,
  output: z.object({ items: z.array(guestView).max(mostListedGuests) }),
  errors: ['not_found'],
});

/** A session that is not by video, over, or not booked has no call to come to. */
const noCallToComeTo = [
  'no_call',
  'session_over',
  'session_cancelled',
  'not_booked',
  'mentorship_ended',
] as const;

export const inviteGuest = operation({
  id: 'sessions.inviteGuest',
  method: 'post',
  path: '/api/sessions/:sessionId/guests',
  summary: 'Asks the other one of the pair whether a third person may come to this session.',
  caller: 'signedIn',
  params: ofSession,
  body: z.object({ name: personName }),
  output: guestView,
  errors: ['not_found', 'conflict', ...noCallToComeTo],
});

export const answerGuest = operation({
  id: 'sessions.answerGuest',
  method: 'post',
  path: '/api/sessions/:sessionId/guests/:guestId/answer',
  summary: 'The other one of the pair accepts a guest, or does not.',
  caller: 'signedIn',
  params: oneGuest,
  body: z.object({ accept: z.boolean() }),
  output: guestView,
  errors: ['not_found', 'forbidden', 'conflict', ...noCallToComeTo],
});

export const admitGuest = operation({
  id: 'sessions.admitGuest',
  method: 'post',
  path: '/api/sessions/:sessionId/guests/:guestId/admission',
  summary: 'Lets a guest in who waits, or not now.',
  caller: 'signedIn',
  params: oneGuest,
  /** Of whom the person saw waiting: somebody else by the same link is not let in with it. */
  body: z.object({ asking: idSchema, admit: z.boolean() }),
  output: guestView,
  errors: ['not_found', 'conflict'],
});

export const removeGuest = operation({
  id: 'sessions.removeGuest',
  method: 'post',
  path: '/api/sessions/:sessionId/guests/:guestId/remove',
  summary: 'Takes an invitation back, or puts a guest out for good. A second time answers the same.',
  caller: 'signedIn',
  params: oneGuest,
  output: guestView,
  errors: ['not_found'],
});

/** What a guest may know before they are let in. */
const invitation = z.object({
  title: z.string(),
  startsAt: instantSchema,
  minutes: z.number().int(),
  /** First names. */
  mentor: z.string(),
  mentee: z.string(),
  isOpen: z.boolean(),
});
export type GuestInvitation = z.output<typeof invitation>;

export const previewGuestLink = operation({
  id: 'sessions.previewGuestLink',
  method: 'post',
  path: '/api/guest/preview',
  summary: 'What somebody with a guest link is invited to.',
  caller: 'anonymous',
  body: z.object({ token: tokenSchema }),
  output: invitation.extend({ guestId: idSchema, name: z.string() }),
  errors: ['link_expired'],
});

export const askToBeLetIn = operation({
  id: 'sessions.askToBeLetIn',
  method: 'post',
  path: '/api/guest/ask',
  summary: 'Waits at the door of a session, by a guest link; sets the guest cookie.',
  caller: 'anonymous',
  body: z.object({ token: tokenSchema, name: personName }),
  errors: ['link_expired', 'not_open_yet'],
});

/** The session as a guest who was let in sees it. */
const guestSession = z.object({
  id: idSchema,
  title: z.string(),
  startsAt: instantSchema,
  minutes: z.number().int(),
  mentor: z.object({ id: idSchema, name: z.string() }),
  mentee: z.object({ id: idSchema, name: z.string() }),
});
export type GuestSession = z.output<typeof guestSession>;

export const readGuestSeat = operation({
  id: 'sessions.readGuestSeat',
  method: 'get',
  path: '/api/guest/seat',
  summary: 'How a guest stands: waiting, not now, or let in, and then to what.',
  caller: 'guest',
  output: z.object({
    guestId: idSchema,
    name: z.string(),
    state: z.enum(['waiting', 'not_now', 'admitted']),
    /** Nothing of it before they are let in. */
    session: guestSession.nullable(),
    /** The server's clock, ms since the epoch: a guest hears no live events. */
    now: z.number(),
  }),
  errors: ['link_expired'],
});
export type GuestSeat = z.output<(typeof readGuestSeat)['output']>;

export const joinCallAsGuest = operation({
  id: 'sessions.joinCallAsGuest',
  method: 'post',
  path: '/api/guest/call',
  summary: 'Mints a short-lived token for the call to which a guest was let in.',
  caller: 'guest',
  body: z.object({
    device: callDevice,
    /** Comes in although the guest is in this call in another window, which ends there. */
    takesOver: z.boolean().default(false),
  }),
  output: z.object({ token: z.string(), identity: z.string() }),
  errors: ['forbidden', 'link_expired', 'in_call_elsewhere', 'call_unavailable'],
});

export const leaveAsGuest = operation({
  id: 'sessions.leaveAsGuest',
  method: 'post',
  path: '/api/guest/leave',
  summary: 'Gives the place back: who comes again asks again. Clears the guest cookie.',
  caller: 'guest',
  errors: [],
});
