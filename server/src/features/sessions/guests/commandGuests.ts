import { RapportError } from '@rapport/shared/core/errors';
import { mostGuests, mostListedGuests } from '@rapport/shared/sessions/guestLimits';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Mentorships } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { Guest, GuestStore } from './guestStore.ts';
import { mayAnswerGuest, mayHaveGuests, noGuestsBecause } from './guests.policy.ts';

interface Ports {
  readonly store: SessionStore;
  readonly guests: GuestStore;
  readonly mentorships: Pick<Mentorships, 'find'>;
}

const isWanted = ({ state }: Guest): boolean => state === 'asked' || state === 'accepted';

const tooMany = () =>
  new RapportError('conflict', { message: `A session has ${mostGuests} guests at most.` });

type Which = { readonly sessionId: string; readonly guestId: string };

/** Asks the other one of the pair for a guest. */
export async function inviteGuest(
  ports: Ports,
  who: Principal,
  { sessionId, name }: { sessionId: string; name: string },
  now: number,
): Promise<{ guest: Guest; session: Session }> {
  const session = await loadSession(ports.store, who, sessionId, mayHaveGuests);
  await requireCall(ports, session, now);
  const asking = { sessionId, name, invitedBy: who.personId, createdAt: new Date(now) };
  for (;;) {
    const known = await ports.guests.ofSession(sessionId);
    if (known.filter(isWanted).length >= mostGuests || known.length >= mostListedGuests) throw tooMany();
    const guest = await ports.guests.add({ ...asking, number: (known.at(-1)?.number ?? -1) + 1 });
    if (guest) return { guest, session };
    // Somebody else was asked for in the same moment: counted anew.
  }
}

/** The other one says whether they want the guest, too. */
export async function answerGuest(
  ports: Ports,
  who: Principal,
  { accept, ...which }: Which & { accept: boolean },
  now: number,
): Promise<{ guest: Guest; session: Session }> {
  const { guest, session } = await loadGuest(ports, who, which);
  if (!mayAnswerGuest(who, guest)) {
    throw new RapportError('forbidden', { message: 'The other one of the pair answers.' });
  }
  if (accept) await requireCall(ports, session, now);
  const wanted = accept ? 'accepted' : 'declined';
  const isDone = guest.state === wanted || (await ports.guests.answer(guest.id, accept));
  if (!isDone) throw new RapportError('conflict', { message: 'It was answered, or taken back, before.' });
  return { guest: { ...guest, state: wanted }, session };
}

/** Lets in who waits, or not now. Answers the seat that is given up by it, too: one browser a guest. */
export async function admitGuest(
  ports: Ports,
  who: Principal,
  { asking, admit, ...which }: Which & { asking: string; admit: boolean },
): Promise<{ guest: Guest; session: Session; gaveUp: string | undefined }> {
  const { guest, session } = await loadGuest(ports, who, which);
  const seat = guest.asking;
  const isDone =
    seat?.id === asking &&
    (await (admit ? ports.guests.admit(guest.id, seat) : ports.guests.refuse(guest.id, asking)));
  // Twice the same, by both of them: done is done.
  const wasDone = admit ? guest.seated?.id === asking : seat?.id === asking && seat.isRefused;
  if (!isDone && !wasDone) {
    throw new RapportError('conflict', { message: 'Nobody waits there any more, or somebody else does.' });
  }
  const now = (await ports.guests.find(guest.id)) ?? guest;
  return { guest: now, session, gaveUp: admit && isDone ? guest.seated?.id : undefined };
}

/** For good. Who is in is put out by the caller: first this, then that. */
export async function removeGuest(
  ports: Ports,
  who: Principal,
  which: Which,
): Promise<{ guest: Guest; session: Session }> {
  const { guest, session } = await loadGuest(ports, who, which);
  await ports.guests.remove(guest.id);
  const { asking: _, seated: __, ...left } = guest;
  return { guest: { ...left, state: 'removed' }, session };
}

async function loadGuest(
  { store, guests }: Ports,
  who: Principal,
  { sessionId, guestId }: Which,
): Promise<{ guest: Guest; session: Session }> {
  const session = await loadSession(store, who, sessionId, mayHaveGuests);
  const guest = await guests.find(guestId);
  if (guest?.sessionId !== sessionId) {
    throw new RapportError('not_found', { message: 'There is no such guest.' });
  }
  return { guest, session };
}

async function requireCall({ mentorships }: Ports, session: Session, now: number): Promise<void> {
  const pair = await mentorships.find(session.mentorshipId);
  const refusal = noGuestsBecause(timesOf(session), pair?.state === 'active', now);
  if (refusal) throw new RapportError(refusal, { message: 'Guests cannot come to this session.' });
}
