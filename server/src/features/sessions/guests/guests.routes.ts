import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/sessions/guests.api';
import { checkNetworkAsGuest } from '@rapport/shared/sessions/networkCheck.api';
import type { GuestPrincipal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Collab } from '../../collab/index.ts';
import type { Identity } from '../../identity/index.ts';
import { type Mentorships, mentorshipEnded } from '../../mentorships/index.ts';
import type { Call } from '../call/index.ts';
import { loadSession } from '../loadSession.ts';
import { guestAsked, sessionChanged } from '../ports.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { admitGuest, answerGuest, inviteGuest, removeGuest } from './commandGuests.ts';
import type { Door } from './door.ts';
import type { GuestCookie } from './guestCookie.ts';
import type { GuestLinks } from './guestLinks.ts';
import type { Guest, GuestStore } from './guestStore.ts';
import { mayHaveGuests } from './guests.policy.ts';
import { presentGuest, presentInvitation } from './guests.present.ts';

export interface GuestPorts {
  readonly store: SessionStore;
  readonly identity: Identity;
  readonly mentorships: Mentorships;
  readonly collab: Collab;
  readonly call: Call;
  readonly guests: GuestStore;
  readonly links: GuestLinks;
  readonly cookie: GuestCookie;
  readonly door: Door;
}

/** Guests: asked for by one, accepted by the other, let in by either, put out for good. */
export function handleGuests(kernel: Kernel, ports: GuestPorts): void {
  handlePair(kernel, ports);
  handleDoor(kernel, ports);
  endWithTheSession(kernel, ports);
}

/** What the two do. */
function handlePair({ routes, clock, live, events }: Kernel, ports: GuestPorts): void {
  const { store, guests, links } = ports;
  const tell = ({ guest, session }: { guest: Guest; session: Session }) => {
    live.send([session.mentorId, session.menteeId], 'guest.changed', { sessionId: session.id });
    return presentGuest(guest, links);
  };

  routes.handle(api.listGuests, async ({ principal, params }) => {
    const { id } = await loadSession(store, principal, params.sessionId, mayHaveGuests);
    return { items: (await guests.ofSession(id)).map((guest) => presentGuest(guest, links)) };
  });
  routes.handle(api.inviteGuest, async ({ principal, params, body }) => {
    const asked = await inviteGuest(ports, principal, { ...params, ...body }, clock.now());
    const { session, guest } = asked;
    await events.publish(guestAsked, { session, guestId: guest.id, by: principal.personId });
    return tell(asked);
  });
  routes.handle(api.answerGuest, async ({ principal, params, body }) =>
    tell(await answerGuest(ports, principal, { ...params, ...body }, clock.now())),
  );
  routes.handle(api.admitGuest, async ({ principal, params, body }) => {
    const { gaveUp, ...done } = await admitGuest(ports, principal, { ...params, ...body });
    if (gaveUp) await endSeat(ports, gaveUp);
    return tell(done);
  });
  routes.handle(api.removeGuest, async ({ principal, params }) => {
    const done = await removeGuest(ports, principal, params);
    await putOut(ports, done.guest);
    return tell(done);
  });
}

/** What somebody with a link, or the cookie that came of one, does. */
function handleDoor({ routes, clock, live }: Kernel, ports: GuestPorts): void {
  const { store, guests, identity, call, cookie, door } = ports;
  const tell = async (sessionId: string) => {
    const session = await store.find(sessionId);
    if (session) live.send([session.mentorId, session.menteeId], 'guest.changed', { sessionId });
  };

  routes.handle(api.previewGuestLink, async ({ body }) => {
    const { guest, session } = await door.byLink(body.token, clock.now());
    const people = await identity.people([session.mentorId, session.menteeId]);
    return { ...presentInvitation(session, people, clock.now()), guestId: guest.id, name: guest.name };
  });
  routes.handle(api.askToBeLetIn, async ({ body, res }) => {
    const { hash, give } = cookie.make();
    const { sessionId } = await door.ask(body.token, { name: body.name, hash }, clock.now());
    // Not before: where there is nothing to wait for, they keep the seat that they have.
    give(res);
    await tell(sessionId);
    return undefined;
  });
  routes.handle(api.readGuestSeat, ({ principal }) => door.seatOf(principal, clock.now()));
  const requireSeat = async (guest: GuestPrincipal) => {
    const { session } = await door.seatOf(guest, clock.now());
    if (!session) throw new RapportError('forbidden', { message: 'Wait to be let in.' });
  };
  routes.handle(api.joinCallAsGuest, async ({ principal, body }) => {
    await requireSeat(principal);
    return call.joinAsGuest(principal, body);
  });
  routes.handle(checkNetworkAsGuest, async ({ principal }) => {
    await requireSeat(principal);
    return call.checkAsGuest(principal);
  });
  routes.handle(api.leaveAsGuest, async ({ principal, res }) => {
    await guests.giveBack(principal.personId, principal.signInId);
    await endSeat(ports, principal.signInId);
    cookie.take(res);
    await tell(principal.guestOf);
    return undefined;
  });
}

/** A guest is of this session only, of this pair, and of the time for which they were let in. */
function endWithTheSession(kernel: Kernel, { store, guests, door, collab, call }: GuestPorts): void {
  const look = async (sessionId: string) => {
    const opening = await door.openingOf(sessionId, kernel.clock.now());
    if (opening === 'open') return;
    const all = (await guests.ofSession(sessionId)).filter(({ seated, asking }) => seated ?? asking);
    if (all.length === 0) return;
    // The document first, and nobody's end behind another's: the call server may be slow.
    await Promise.all([
      collab.recheck({ name: sessionDocument(sessionId) }),
      ...all.map(async ({ id, asking, seated }) => {
        // Whoever was let in today is not expected next week.
        if (opening === 'later') {
          for (const seat of [asking, seated]) if (seat) await guests.giveBack(id, seat.id);
        }
        await call.endRights({ sessionId, personId: id });
      }),
    ]);
  };
  kernel.events.subscribe(sessionChanged, ({ sessionId }) => look(sessionId));
  kernel.events.subscribe(mentorshipEnded, async ({ mentorshipId }) => {
    for await (const { id } of store.every({ states: ['scheduled', 'live'], mentorshipId })) await look(id);
  });
}

/** The database says it already; now whatever is open ends: the call's gate and room, the document's socket. */
async function putOut({ call, collab }: GuestPorts, { id, sessionId }: Guest): Promise<void> {
  await Promise.all([call.endRights({ sessionId, personId: id }), collab.recheck({ personId: id })]);
}

async function endSeat({ call, collab }: GuestPorts, seatId: string): Promise<void> {
  collab.endSignIn(seatId);
  await call.endRights({ signInId: seatId });
}
