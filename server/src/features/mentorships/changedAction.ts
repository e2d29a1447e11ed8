import type { ActionState, ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import type { ActionFields, HistoryRow, ReviewRow } from './action.model.ts';

/** How many earlier values and change keys an action keeps. */
const keptHistory = 200;
const keptKeys = 64;

/** Who changes an action, and when. */
export interface Author {
  readonly personId: string;
  readonly at: Date;
}

/** Fields to change; an absent or undefined one stays. */
export interface ActionChange {
  readonly what?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly due?: string | null | undefined;
  readonly state?: ActionState | undefined;
}

const changeable = ['what', 'ownerId', 'due', 'state'] as const;

/** The action after a change under `key`, or undefined when there is nothing to write (also: the key was seen). */
export function changedAction(
  action: ActionFields,
  change: ActionChange,
  key: string,
  author: Author,
): ActionFields | undefined {
  const ownKey = `${author.personId}:${key}`;
  if (action.changeKeys.includes(ownKey)) return undefined;
  const changed = withFields(action, change, author);
  return {
    ...changed,
    changeKeys: [...action.changeKeys, ownKey].slice(-keptKeys),
    version: action.version + 1,
  };
}

const stateAfter: Readonly<Record<ReviewVerdict, ActionState>> = {
  done: 'done',
  drop: 'dropped',
  keep: 'open',
  change: 'open',
};

/** The action after its answer in a session's review; undefined when just that was answered there already. */
export function reviewedAction(
  action: ActionFields,
  answer: Pick<ReviewRow, 'sessionId' | 'verdict' | 'howItWent'>,
  author: Author,
): ActionFields | undefined {
  const state = stateAfter[answer.verdict];
  const earlier = action.reviews.find(({ sessionId }) => sessionId === answer.sessionId);
  const repeated =
    earlier?.verdict === answer.verdict &&
    earlier.howItWent === answer.howItWent &&
    earlier.by === author.personId &&
    action.state === state;
  if (repeated) return undefined;
  const changed = withFields(action, { state }, author);
  const review: ReviewRow = { ...answer, by: author.personId, at: author.at };
  return {
    ...changed,
    reviews: [...action.reviews.filter(({ sessionId }) => sessionId !== answer.sessionId), review],
    version: action.version + 1,
  };
}

function withFields(action: ActionFields, change: ActionChange, author: Author): ActionFields {
  const differing = changeable.filter(
    (field) => change[field] !== undefined && change[field] !== action[field],
  );
  const history = differing.map(
    (field): HistoryRow => ({ field, was: action[field], by: author.personId, at: author.at }),
  );
  const fields = Object.fromEntries(differing.map((field) => [field, change[field]]));
  const changed: ActionFields = {
    ...action,
    ...fields,
    history: [...action.history, ...history].slice(-keptHistory),
  };
  if (!differing.includes('state')) return changed;
  return { ...changed, closedAt: changed.state === 'open' ? null : (action.closedAt ?? author.at) };
}
