import { RapportError } from '@rapport/shared/core/errors';
import type { GuestSeat } from '@rapport/shared/sessions/guests.api';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import type { GuestAuthenticator, GuestPrincipal } from '../../../platform/http/principal.ts';
import type { Identity } from '../../identity/index.ts';
import type { Mentorships } from '../../mentorships/index.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { GuestCookie } from './guestCookie.ts';
import type { GuestLinks } from './guestLinks.ts';
import { type Guest, type GuestStore, newSeatId } from './guestStore.ts';
import { mayTakePart, noGuestsBecause, openingFor } from './guests.policy.ts';
import { presentGuestSession } from './guests.present.ts';

interface Ports {
  readonly store: SessionStore;
  readonly mentorships: Pick<Mentorships, 'find'>;
  readonly identity: Pick<Identity, 'people'>;
  readonly guests: GuestStore;
  readonly links: GuestLinks;
  readonly cookie: GuestCookie;
}

/** Where guests come in: what their link and their cookie stand for, decided anew each time. */
export class Door {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Who the guest cookie belongs to. Nothing is remembered: who was put out is nobody at the next request. */
  readonly authenticate: GuestAuthenticator = async (headers) => {
    const hash = this.#ports.cookie.hashIn(headers);
    const known = hash ? await this.#ports.guests.bySeat(hash) : undefined;
    if (!known) return undefined;
    const { guest, seat } = known;
    return {
      ...{ personId: guest.id, signInId: seat.id, name: seat.name, guestOf: guest.sessionId },
      ...{ admin: false, manages: [] },
    };
  };

  /** Accepted by both, let in, and the room is open: for the call as for agenda and notes. */
  async mayTakePart({ personId, signInId, guestOf }: GuestPrincipal, now: number): Promise<boolean> {
    const [guest, found] = await Promise.all([this.#ports.guests.find(personId), this.#find(guestOf)]);
    if (!guest || !found) return false;
    return mayTakePart(guest, signInId, timesOf(found.session), found.isPairActive, now);
  }

  /** Whether guests who were let in may be there: now, not now but perhaps later, or never any more. */
  async openingOf(sessionId: string, now: number): Promise<'open' | 'later' | 'over'> {
    const found = await this.#find(sessionId);
    return found ? openingFor(timesOf(found.session), found.isPairActive, now) : 'over';
  }

  /** @throws RapportError link_expired for what is no link, was taken back, or leads to what is over */
  async byLink(token: string, now: number): Promise<{ guest: Guest; session: Session }> {
    const { links, guests } = this.#ports;
    const guestId = links.guestOf(token);
    const guest = guestId ? await guests.find(guestId) : undefined;
    const session = guest?.state === 'accepted' ? await this.#sessionOf(guest.sessionId, now) : undefined;
    if (!guest || !session) throw expired();
    return { guest, session };
  }

  /** Waits at the door from now on, known by a cookie with this hash. @throws RapportError link_expired, not_open_yet */
  async ask(token: string, { name, hash }: { name: string; hash: string }, now: number): Promise<Guest> {
    const { guest, session } = await this.byLink(token, now);
    if (phaseOf(timesOf(session), now) !== 'open') {
      throw new RapportError('not_open_yet', { message: 'The room is not open yet.' });
    }
    if (!(await this.#ports.guests.ask(guest.id, { id: newSeatId(), hash, name }))) throw expired();
    return guest;
  }

  /** @throws RapportError link_expired when the session is over */
  async seatOf(who: GuestPrincipal, now: number): Promise<GuestSeat> {
    const { guests, identity } = this.#ports;
    const [guest, session] = await Promise.all([
      guests.find(who.personId),
      this.#sessionOf(who.guestOf, now),
    ]);
    if (!guest || !session) throw expired();
    const state =
      guest.seated?.id === who.signInId ? 'admitted' : guest.asking?.isRefused ? 'not_now' : 'waiting';
    const isIn = state === 'admitted' && (await this.mayTakePart(who, now));
    const people = isIn ? await identity.people([session.mentorId, session.menteeId]) : undefined;
    return {
      ...{ guestId: guest.id, name: who.name, state, now },
      session: people ? presentGuestSession(session, people) : null,
    };
  }

  /** One that guests may come to, now or later. */
  async #sessionOf(sessionId: string, now: number): Promise<Session | undefined> {
    const found = await this.#find(sessionId);
    const isRefused = !found || noGuestsBecause(timesOf(found.session), found.isPairActive, now);
    return isRefused ? undefined : found.session;
  }

  async #find(sessionId: string): Promise<{ session: Session; isPairActive: boolean } | undefined> {
    const { store, mentorships } = this.#ports;
    const session = await store.find(sessionId);
    if (!session) return undefined;
    const pair = await mentorships.find(session.mentorshipId);
    return { session, isPairActive: pair?.state === 'active' };
  }
}

const expired = () =>
  new RapportError('link_expired', { message: 'This invitation was taken back, or its session is over.' });
