import * as actions from '@rapport/shared/mentorships/actions.api';
import * as operations from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Collab } from '../collab/index.ts';
import type { Identity } from '../identity/index.ts';
import { pageOfActions, pageOfOwnedActions, presentAction } from './actionStore.ts';
import { createMentorship } from './createMentorship.ts';
import { endMentorship } from './endMentorship.ts';
import { loadPair } from './loadPair.ts';
import { toMentorship } from './mentorship.model.ts';
import { activePairsOf, pageOfMentorships } from './mentorshipStore.ts';
import { mayReadActions, maySeePair } from './mentorships.policy.ts';
import { presentMentorships } from './mentorships.present.ts';
import type { Mentorship } from './ports.ts';
import { type ActionPorts, changeAction, createAction, reviewAction } from './writeActions.ts';

export function handleMentorships(kernel: Kernel, identity: Identity, collab: Collab): void {
  const present = async (principal: Principal, pair: Mentorship) => {
    const [view] = await presentMentorships(identity, principal, [pair]);
    if (!view) throw new Error('a pair that was loaded for somebody has a standing');
    return view;
  };
  kernel.routes.handle(operations.listMentorships, async ({ principal, query }) => {
    const { rows, nextCursor } = await pageOfMentorships(principal, query);
    return { items: await presentMentorships(identity, principal, rows.map(toMentorship)), nextCursor };
  });
  kernel.routes.handle(operations.createMentorship, async ({ principal, body }) =>
    present(principal, await createMentorship(kernel, identity, principal, body)),
  );
  kernel.routes.handle(operations.readMentorship, async ({ principal, params }) =>
    present(principal, await loadPair(principal, params.mentorshipId, maySeePair)),
  );
  kernel.routes.handle(operations.endMentorship, async ({ principal, params }) =>
    present(principal, await endMentorship(kernel, collab, principal, params.mentorshipId)),
  );
}

export function handleActions(kernel: Kernel, ports: ActionPorts): void {
  kernel.routes.handle(actions.listActions, async ({ principal, params, query }) => {
    const pair = await loadPair(principal, params.mentorshipId, mayReadActions);
    const { rows, nextCursor } = await pageOfActions(pair.id, query);
    return { items: rows.map(presentAction), nextCursor };
  });
  kernel.routes.handle(actions.listMyActions, async ({ principal, query }) => {
    const { personId } = principal;
    const { rows, nextCursor } = await pageOfOwnedActions(personId, await activePairsOf(personId), query);
    return { items: rows.map(presentAction), nextCursor };
  });
  kernel.routes.handle(actions.createAction, ({ principal, params, body }) =>
    createAction(ports, principal, params.mentorshipId, body),
  );
  kernel.routes.handle(actions.changeAction, ({ principal, params, body }) =>
    changeAction(ports, principal, params.actionId, body),
  );
  kernel.routes.handle(actions.reviewAction, ({ principal, params, body }) =>
    reviewAction(ports, principal, params.actionId, body),
  );
}
