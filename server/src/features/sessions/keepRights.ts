import { parseMargin, sessionDocument } from '@rapport/shared/collab/documentName';
import { type SessionEvent, writableAfterEnd } from '@rapport/shared/sessions/sessionState';
import { isGuest, type Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Access } from '../collab/index.ts';
import { mentorshipEnded, standingOf } from '../mentorships/index.ts';
import { cancelSessionsOfPair } from './changeSession.ts';
import { sessionChanged } from './ports.ts';
import { documentAccess, marginAccess, timesOf } from './sessions.policy.ts';
import type { SessionPorts } from './sessions.routes.ts';
import { endedPairsSweep } from './sweepEndedPairs.ts';

/** How far back the first sweep after a start looks for documents that have become read-only meanwhile (ms). */
const firstLookBack = 60_000;

/** After these it is another question whether agenda and notes may be written. */
const changesRights = new Set<SessionEvent | 'booked' | 'proposed'>([
  'declined',
  'withdrawn',
  'expired',
  'cancelled',
  'nobody_came',
  'held',
  'not_held',
]);

/** Tells the two people of every change, and has rights to documents decided again whenever they may have ended. */
export function keepRights(kernel: Kernel, ports: SessionPorts): void {
  const { store, collab } = ports;
  collab.registerKind('session', {
    access: (principal, sessionId) => accessTo(ports, principal, sessionId, kernel.clock.now()),
  });
  collab.registerKind('margin', {
    access: async (principal, id) => {
      const { sessionId, personId } = parseMargin(id);
      if (isGuest(principal) || personId !== principal.personId) return 'none';
      const session = await store.find(sessionId);
      return session && marginAccess(standingOf(principal, session));
    },
  });
  kernel.events.subscribe(sessionChanged, async ({ sessionId, mentorshipId, version, people, event }) => {
    kernel.live.send(people, 'session.changed', { sessionId, mentorshipId, version });
    if (changesRights.has(event)) {
      await collab.recheck({ name: sessionDocument(sessionId) });
    }
  });
  kernel.events.subscribe(mentorshipEnded, ({ mentorshipId, by }) =>
    cancelSessionsOfPair(store, mentorshipId, by, kernel.clock.now()),
  );
  kernel.sweeper.add('sessions of ended pairs', endedPairsSweep({ ...ports, log: kernel.log }));

  let lookedAt: number | undefined;
  kernel.sweeper.add('documents become read-only', async (now) => {
    const endedAfter = new Date((lookedAt ?? now - firstLookBack) - writableAfterEnd);
    const endedBefore = new Date(now - writableAfterEnd);
    for await (const { id } of store.every({ states: ['ended', 'recorded'], endedAfter, endedBefore })) {
      await collab.recheck({ name: sessionDocument(id) });
    }
    lookedAt = now;
  });
}

async function accessTo(
  { store, mentorships, guests }: SessionPorts,
  principal: Principal,
  sessionId: string,
  now: number,
): Promise<Access | undefined> {
  if (isGuest(principal)) {
    const isTheirs = principal.guestOf === sessionId;
    return isTheirs && (await guests.door.mayTakePart(principal, now)) ? 'write' : 'none';
  }
  const session = await store.find(sessionId);
  if (!session) return undefined;
  const pair = await mentorships.find(session.mentorshipId);
  return documentAccess(standingOf(principal, session), timesOf(session), pair?.state === 'active', now);
}
