import { RapportError } from '@rapport/shared/core/errors';
import { likeliestFirst } from '@rapport/shared/sessions/agendaTemplates';
import * as kinds from '@rapport/shared/sessions/kind.api';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import * as operations from '@rapport/shared/sessions/sessions.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { loadPair, type Mentorships, standingOf } from '../mentorships/index.ts';
import { bookSession } from './bookSession.ts';
import { cancelSession, changeKind, moveSession } from './changeSession.ts';
import type { SessionDocuments } from './documents.ts';
import type { Guests } from './guests/index.ts';
import { listSessions } from './listSessions.ts';
import { loadSession } from './loadSession.ts';
import { lastKinds, pageOfOwnComing } from './sessionQueries.ts';
import { type Session, type SessionStore, toSession } from './sessionStore.ts';
import { mayBook, mayListSessions, mayReadSession, mayReadVideoShare } from './sessions.policy.ts';
import { presentSession, presentSummaries } from './sessions.present.ts';

export interface SessionPorts {
  readonly store: SessionStore;
  readonly identity: Identity;
  readonly collab: Collab;
  readonly mentorships: Mentorships;
  readonly guests: Guests;
  readonly documents: SessionDocuments;
}

export function handleSessions(kernel: Kernel, ports: SessionPorts): void {
  const { store } = ports;
  const now = () => kernel.clock.now();
  const present = (who: Principal, session: Session) => presentSession(ports, who, session, now());

  kernel.routes.handle(operations.listAgendaTemplates, async ({ principal, params }) => {
    const { programmeId } = await loadPair(principal, params.mentorshipId, mayBook);
    const { mentorshipId } = params;
    const templates = await ports.identity.agendaTemplates(programmeId);
    const met = await store.first({ states: ['live', 'ended', 'recorded'], mentorshipId });
    const items = likeliestFirst(templates, met !== undefined).map(({ id, name, items }) => ({
      id,
      name,
      items: items.map(({ title, minutes }) => ({ title, minutes })),
    }));
    return { items };
  });
  kernel.routes.handle(operations.bookSession, async ({ principal, params, body }) =>
    present(principal, await bookSession(ports, principal, params.mentorshipId, body, now())),
  );
  kernel.routes.handle(operations.readSession, async ({ principal, params }) =>
    present(principal, await loadSession(store, principal, params.sessionId, mayReadSession)),
  );
  kernel.routes.handle(operations.moveSession, async ({ principal, params, body }) =>
    present(principal, await moveSession(store, principal, params.sessionId, body, now())),
  );
  kernel.routes.handle(operations.cancelSession, async ({ principal, params, body }) =>
    present(principal, await cancelSession(store, principal, params.sessionId, body, now())),
  );
  kernel.routes.handle(kinds.changeKind, async ({ principal, params, body }) =>
    present(principal, await changeKind(store, principal, params.sessionId, body)),
  );
  handleLists(kernel, ports);
}

function handleLists(kernel: Kernel, { identity }: SessionPorts): void {
  const zoneOf = async ({ personId }: Principal) => {
    const viewer = (await identity.people([personId])).get(personId);
    if (!viewer) throw new RapportError('signed_out', { message: 'Sign in first.' });
    return viewer.zone;
  };
  kernel.routes.handle(operations.listSessions, async ({ principal, params, query }) => {
    const pair = await loadPair(principal, params.mentorshipId, mayListSessions);
    // Whose days are meant is asked only where days are.
    const isByDay = query.from !== undefined || query.to !== undefined;
    const { rows, nextCursor } = await listSessions(pair.id, query, {
      zone: isByDay ? await zoneOf(principal) : 'UTC',
      standing: standingOf(principal, pair),
    });
    return { items: await presentSummaries(identity, principal, rows.map(toSession)), nextCursor };
  });
  kernel.routes.handle(operations.listComingSessions, async ({ principal, query }) => {
    const { rows, nextCursor } = await pageOfOwnComing(principal.personId, query);
    return { items: await presentSummaries(identity, principal, rows.map(toSession)), nextCursor };
  });
  kernel.routes.handle(kinds.readVideoShare, async ({ principal, params }) => {
    const pair = await loadPair(principal, params.mentorshipId, mayReadVideoShare);
    const last = await lastKinds(pair.id, kinds.mostShared);
    return { held: last.length, byVideo: last.filter(hasCall).length };
  });
}
