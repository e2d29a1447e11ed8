import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { GuestInvitation, GuestSession, GuestView } from '@rapport/shared/sessions/guests.api';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import { unknownPerson } from '../../mentorships/index.ts';
import type { Session } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { GuestLinks } from './guestLinks.ts';
import type { Guest } from './guestStore.ts';

/** As the two see them: no hash, no cookie. */
export function presentGuest(guest: Guest, links: GuestLinks): GuestView {
  const { id, name, invitedBy, state, asking, seated } = guest;
  return {
    ...{ id, name, invitedBy, state },
    asking: asking ? { id: asking.id, name: asking.name, isRefused: asking.isRefused ?? false } : null,
    seated: seated ? { name: seated.name } : null,
    path: state === 'accepted' ? links.pathOf(id) : null,
  };
}

type People = ReadonlyMap<string, PersonSummary>;

/** At the door: what and when it is, and by their first names with whom. Nothing of what they write or say. */
export function presentInvitation(session: Session, people: People, now: number): GuestInvitation {
  const { title, startsAt, minutes, mentorId, menteeId } = session;
  return {
    ...{ title, minutes, startsAt: startsAt.toISOString() },
    mentor: firstName(nameOf(people, mentorId)),
    mentee: firstName(nameOf(people, menteeId)),
    isOpen: phaseOf(timesOf(session), now) === 'open',
  };
}

export function presentGuestSession(session: Session, people: People): GuestSession {
  const { id, title, startsAt, minutes, mentorId, menteeId } = session;
  return {
    ...{ id, title, minutes, startsAt: startsAt.toISOString() },
    mentor: { id: mentorId, name: nameOf(people, mentorId) },
    mentee: { id: menteeId, name: nameOf(people, menteeId) },
  };
}

const nameOf = (people: People, id: string) => (people.get(id) ?? unknownPerson(id)).name;
const firstName = (name: string) => name.split(/\s+/u)[0] ?? name;
