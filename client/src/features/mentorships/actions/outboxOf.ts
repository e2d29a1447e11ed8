import {
  type ActionView,
  changeAction,
  createAction,
  reviewAction,
} from '@rapport/shared/mentorships/actions.api';
import { call } from '../../../platform/api/call.ts';
import { reachability } from '../../../platform/api/reachability.ts';
import { deviceStorage } from '../../../platform/publicComputer.ts';
import { ActionOutbox } from './ActionOutbox.ts';
import { hearAction } from './heardActions.ts';
import { OutboxShelf } from './OutboxShelf.ts';
import type { OutboxEntry } from './outboxEntry.ts';

const outboxes = new Map<string, ActionOutbox>();

/** The outbox of a person on this device; one per page, so that changes keep their order. */
export function outboxOf(personId: string): ActionOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const outbox = new ActionOutbox({
    shelf: new OutboxShelf(personId, storage()),
    send,
    onSent: hearAction,
    onReturn: (listener) => reachability.onReturn(listener),
  });
  outboxes.set(personId, outbox);
  return outbox;
}

function storage(): Storage | undefined {
  try {
    return deviceStorage();
  } catch {
    return undefined;
  }
}

function send(entry: OutboxEntry): Promise<ActionView> {
  const { key } = entry;
  if (entry.kind === 'create') {
    const { mentorshipId, what, ownerId, due, sessionId } = entry;
    return call(createAction, { params: { mentorshipId }, body: { key, what, ownerId, due, sessionId } });
  }
  const params = { actionId: entry.actionId };
  if (entry.kind === 'change') return call(changeAction, { params, body: { key, ...entry.change } });
  const { sessionId, verdict, howItWent } = entry;
  return call(reviewAction, { params, body: { sessionId, verdict, howItWent } });
}
