import { RapportError } from '@rapport/shared/core/errors';
import type { ParsedOf } from '@rapport/shared/core/route';
import type {
  ActionView,
  changeAction as changeOperation,
  createAction as createOperation,
  reviewAction as reviewOperation,
} from '@rapport/shared/mentorships/actions.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { ActionRow } from './action.model.ts';
import { findAction, insertAction, presentAction, updateAction } from './actionStore.ts';
import { changedAction, reviewedAction } from './changedAction.ts';
import { loadPair, requireActive } from './loadPair.ts';
import { mayWriteActions } from './mentorships.policy.ts';
import type { Mentorship } from './ports.ts';

export interface ActionPorts {
  readonly kernel: Kernel;
  /** Whether a session exists and belongs to the pair. */
  belongs(sessionId: string, mentorshipId: string): Promise<boolean>;
}

export async function createAction(
  { kernel, belongs }: ActionPorts,
  who: Principal,
  mentorshipId: string,
  { key, ...fields }: ParsedOf<typeof createOperation>['body'],
): Promise<ActionView> {
  const pair = await loadPair(who, mentorshipId, mayWriteActions);
  requireActive(pair);
  requireOwner(pair, fields.ownerId);
  if (fields.sessionId !== null) await requireSession(belongs, fields.sessionId, pair);
  const { row, isNew } = await insertAction(
    { ...fields, mentorshipId, createdBy: who.personId, createdAt: new Date(kernel.clock.now()) },
    `${mentorshipId}:${who.personId}:${key}`,
  );
  return announce(kernel, pair, row, isNew);
}

export async function changeAction(
  { kernel }: ActionPorts,
  who: Principal,
  actionId: string,
  { key, ...change }: ParsedOf<typeof changeOperation>['body'],
): Promise<ActionView> {
  const pair = await loadPairOfAction(who, actionId);
  if (change.ownerId !== undefined) requireOwner(pair, change.ownerId);
  const author = { personId: who.personId, at: new Date(kernel.clock.now()) };
  const { row, isChanged } = await updateAction(actionId, (action) =>
    changedAction(action, change, key, author),
  );
  return announce(kernel, pair, row, isChanged);
}

export async function reviewAction(
  { kernel, belongs }: ActionPorts,
  who: Principal,
  actionId: string,
  answer: ParsedOf<typeof reviewOperation>['body'],
): Promise<ActionView> {
  const pair = await loadPairOfAction(who, actionId);
  await requireSession(belongs, answer.sessionId, pair);
  const author = { personId: who.personId, at: new Date(kernel.clock.now()) };
  const { row, isChanged } = await updateAction(actionId, (action) => reviewedAction(action, answer, author));
  return announce(kernel, pair, row, isChanged);
}

async function loadPairOfAction(who: Principal, actionId: string): Promise<Mentorship> {
  const action = await findAction(actionId);
  if (!action) throw new RapportError('not_found', { message: 'There is no such action.' });
  const pair = await loadPair(who, action.mentorshipId, mayWriteActions);
  requireActive(pair);
  return pair;
}

function requireOwner(pair: Mentorship, ownerId: string): void {
  if (ownerId !== pair.mentorId && ownerId !== pair.menteeId) {
    throw new RapportError('invalid_input', {
      message: 'An action is owed by one of the two.',
      fields: { ownerId: 'invalid' },
    });
  }
}

async function requireSession(
  belongs: ActionPorts['belongs'],
  sessionId: string,
  pair: Mentorship,
): Promise<void> {
  if (!(await belongs(sessionId, pair.id))) {
    throw new RapportError('not_found', { message: 'There is no such session.' });
  }
}

/** A repeated request changed nothing and tells nobody. */
function announce(kernel: Kernel, pair: Mentorship, row: ActionRow, isNews: boolean): ActionView {
  const action = presentAction(row);
  if (isNews) kernel.live.send([pair.mentorId, pair.menteeId], 'action.changed', { action });
  return action;
}
