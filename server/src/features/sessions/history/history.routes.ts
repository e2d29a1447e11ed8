import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import * as operations from '@rapport/shared/sessions/history.api';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { UnfinishedError } from '../../../platform/workshop.ts';
import type { Version } from '../../collab/index.ts';
import { standingOf } from '../../mentorships/index.ts';
import { namesOf } from '../guests/namesOf.ts';
import { loadSession } from '../loadSession.ts';
import type { Session } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { SessionPorts } from '../sessions.routes.ts';
import { historyRefusal, mayReadHistory } from './history.policy.ts';
import { presentDocument, presentVersions } from './history.present.ts';

export function handleHistory(kernel: Kernel, ports: SessionPorts): void {
  const { documents, collab } = ports;
  const { versions } = collab;
  const now = () => kernel.clock.now();
  const names = { people: namesOf(ports) };
  /** What a person has had kept, for them and for the other one. */
  const kept = async (session: Session, version: Version): Promise<operations.VersionView> => {
    const [view = gone()] = await presentVersions(names, [version]);
    kernel.live.send([session.mentorId, session.menteeId], 'version.kept', {
      sessionId: session.id,
      version: view,
    });
    return view;
  };
  const edit = (now: Uint8Array, then: Uint8Array) =>
    documents.do('editTowards', now, then).catch((cause: unknown) => {
      throw cause instanceof UnfinishedError ? new RapportError('too_large', { cause }) : cause;
    });
  const toRead = async (who: Principal, sessionId: string) => {
    await loadSession(ports.store, who, sessionId, mayReadHistory);
    return sessionDocument(sessionId);
  };

  kernel.routes.handle(operations.listVersions, async ({ principal, params, query }) => {
    const { items, nextCursor } = await versions.list(await toRead(principal, params.sessionId), query);
    return { items: await presentVersions(names, items), nextCursor };
  });
  kernel.routes.handle(operations.readVersion, async ({ principal, params }) => {
    const version = await versions.find(await toRead(principal, params.sessionId), params.versionId);
    return presentDocument(names, version ?? gone());
  });
  kernel.routes.handle(operations.readDocument, async ({ principal, params }) => {
    const document = await versions.now(await toRead(principal, params.sessionId));
    return presentDocument(names, document ?? gone());
  });
  kernel.routes.handle(operations.keepVersion, async ({ principal, params, body }) => {
    const session = await toChange(ports, principal, params.sessionId, now());
    const asked = { kind: 'asked', name: body.name, by: principal.personId } as const;
    return kept(session, (await versions.keep(sessionDocument(session.id), asked)) ?? gone());
  });
  kernel.routes.handle(operations.restoreVersion, async ({ principal, params }) => {
    const session = await toChange(ports, principal, params.sessionId, now());
    const how = { by: principal.personId, edit };
    const before = await versions.restore(sessionDocument(session.id), params.versionId, how);
    return { before: before ? await kept(session, before) : null };
  });
}

function gone(): never {
  throw new RapportError('not_found', { message: 'There is no such version.' });
}

/** @throws RapportError for whoever may not write in the session's document now */
async function toChange(
  { store, mentorships }: SessionPorts,
  who: Principal,
  sessionId: string,
  now: number,
): Promise<Session> {
  const session = await loadSession(store, who, sessionId, mayReadHistory);
  const pair = await mentorships.find(session.mentorshipId);
  const refusal = historyRefusal(standingOf(who, session), timesOf(session), pair?.state === 'active', now);
  if (refusal) throw new RapportError(refusal, { message: 'Agenda and notes can be read only.' });
  return session;
}
