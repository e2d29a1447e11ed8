import { type AnyOperation, fillPath } from '@rapport/shared/core/route';
import { readMe } from '@rapport/shared/identity/identity.api';
import { listActions, listMyActions } from '@rapport/shared/mentorships/actions.api';
import { listMentorships, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { readOperations } from '@rapport/shared/ops/ops.api';
import { findSlots, mostSlotDays } from '@rapport/shared/scheduling/availability.api';
import { listAgendaTemplates, listComingSessions, listSessions } from '@rapport/shared/sessions/sessions.api';
import type { Role, Seat } from './installation.ts';

/** One question of a page. */
export interface Question {
  readonly name: string;
  readonly pathFor: (seat: Seat, now: number) => string;
  /** A list that has something for most who ask. */
  readonly isList: boolean;
}

export interface Page {
  readonly name: string;
  readonly role: Role;
  readonly questions: readonly Question[];
}

type Query = Readonly<Record<string, string | number>>;

function question(
  operation: AnyOperation,
  detail = '',
  query: Query | ((seat: Seat, now: number) => Query) = {},
): Question {
  return {
    name: `${operation.id.split('.')[1]}${detail && ` ${detail}`}`,
    pathFor: (seat, now) => {
      const asked = typeof query === 'function' ? query(seat, now) : query;
      const search = new URLSearchParams(
        Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)]),
      );
      return `${fillPath(operation.path, { mentorshipId: seat.mentorshipId })}?${search}`;
    },
    isList: operation.id.includes('.list') || operation.id.includes('.find'),
  };
}

const me = question(readMe);
const own = question(listMentorships, 'own', { which: 'own' });
/** The office has none: an empty list is right here. */
const noneOwn = { ...own, isList: false };
const others = question(listMentorships, 'others', { which: 'others' });
const dayIn = (zone: string, at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);

const home = [me, own, question(listComingSessions, '', { limit: 4 }), question(listMyActions)];
const sessions = [
  question(listSessions, 'coming', { when: 'coming' }),
  question(listSessions, 'past', { when: 'past' }),
];
const pair = [
  me,
  question(readMentorship),
  ...sessions,
  question(listSessions, 'past, by title', { when: 'past', title: 'meet reg' }),
  question(listActions, 'open', { limit: 100 }),
  question(listActions, 'closed', { limit: 100, state: 'closed' }),
];
const slots = [
  question(listAgendaTemplates),
  question(findSlots, '', ({ zone }, now) => ({
    ...{ from: dayIn(zone, now), days: mostSlotDays, enough: 4, minutes: 45 },
  })),
];

/** What the pages of the client ask when they are opened: `HomePage`, `PairPage`, `BookSessionDialog`. */
export const pages: readonly Page[] = [
  { name: 'home', role: 'member', questions: home },
  { name: 'pair page', role: 'member', questions: pair },
  { name: 'slot finder', role: 'member', questions: slots },
  { name: 'home, 12 pairs', role: 'busiest', questions: home },
  { name: 'slot finder, 12 pairs', role: 'busiest', questions: slots },
  { name: 'home of a manager', role: 'manager', questions: [me, noneOwn, others] },
  { name: "manager's pair page", role: 'manager', questions: [me, question(readMentorship), ...sessions] },
  { name: 'home of the admin', role: 'admin', questions: [me, noneOwn, others, question(readOperations)] },
];
