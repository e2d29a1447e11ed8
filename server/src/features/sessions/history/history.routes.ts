import { sessionDocument } from '@rapport/shared/collab/documentName';
import { RapportError } from '@rapport/shared/core/errors';
import * as operations from '@rapport/shared/sessions/history.api';
import { restoreContent } from '@rapport/shared/sessions/restore/restoreContent';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { standingOf } from '../../mentorships/index.ts';
import { loadSession } from '../loadSession.ts';
import { timesOf } from '../sessions.policy.ts';
import type { SessionPorts } from '../sessions.routes.ts';
import { historyRefusal, mayReadHistory } from './history.policy.ts';
import { presentDocument, presentVersions } from './history.present.ts';

export function handleHistory(kernel: Kernel, ports: SessionPorts): void {
  const { versions } = ports.collab;
  const now = () => kernel.clock.now();
  const toRead = async (who: Principal, sessionId: string) => {
    await loadSession(ports.store, who, sessionId, mayReadHistory);
    return sessionDocument(sessionId);
  };

  kernel.routes.handle(operations.listVersions, async ({ principal, params, query }) => {
    const { items, nextCursor } = await versions.list(await toRead(principal, params.sessionId), query);
    return { items: await presentVersions(ports.identity, items), nextCursor };
  });
  kernel.routes.handle(operations.readVersion, async ({ principal, params }) => {
    const version = await versions.find(await toRead(principal, params.sessionId), params.versionId);
    return presentDocument(ports.identity, version ?? gone());
  });
  kernel.routes.handle(operations.readDocument, async ({ principal, params }) => {
    const document = await versions.now(await toRead(principal, params.sessionId));
    return presentDocument(ports.identity, document ?? gone());
  });
  kernel.routes.handle(operations.keepVersion, async ({ principal, params, body }) => {
    const document = await toChange(ports, principal, params.sessionId, now());
    const kept = await versions.keep(document, { kind: 'asked', name: body.name, by: principal.personId });
    const [view] = await presentVersions(ports.identity, [kept ?? gone()]);
    return view ?? gone();
  });
  kernel.routes.handle(operations.restoreVersion, async ({ principal, params }) => {
    const document = await toChange(ports, principal, params.sessionId, now());
    const how = { by: principal.personId, equalise: restoreContent };
    const before = await versions.restore(document, params.versionId, how);
    const [view = null] = await presentVersions(ports.identity, before ? [before] : []);
    return { before: view };
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
): Promise<string> {
  const session = await loadSession(store, who, sessionId, mayReadHistory);
  const pair = await mentorships.find(session.mentorshipId);
  const refusal = historyRefusal(standingOf(who, session), timesOf(session), pair?.state === 'active', now);
  if (refusal) throw new RapportError(refusal, { message: 'Agenda and notes can be read only.' });
  return sessionDocument(sessionId);
}
