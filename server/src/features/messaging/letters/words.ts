import type { NewsKind } from '@rapport/shared/scheduling/news';
import type { Letter } from '../../../platform/mail/letter/renderLetter.ts';
import { writeClock, writeShort } from '../../../platform/mail/letter/when.ts';
import type { News } from '../../scheduling/index.ts';
import type { Session } from '../../sessions/index.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

/** What a letter is made of. */
export interface Facts {
  readonly news: News;
  /** The earliest of its sessions. */
  readonly first: Session;
  readonly receiver: Person;
  /** The other one of the pair. */
  readonly other: Person;
  /** Minutes by which clocks have the first one off its usual time, by person. */
  readonly off: ReadonlyMap<string, number>;
}

type Words = Pick<Letter, 'subject' | 'lines'> & {
  readonly after?: readonly string[];
  /** On the button that leads to the session. */
  readonly action: string;
};

/** What is said of each kind of news. */
export const words: Readonly<Record<NewsKind, (facts: Facts) => Words>> = {
  booked: (facts) => {
    const { sessions } = facts.news;
    const many = sessions.length > 1;
    return {
      subject: many
        ? `${manyWith(facts)}, from ${when(facts)}`
        : `Session with ${facts.other.name}: ${when(facts)}`,
      lines: [
        `${who(facts)} booked ${many ? `${sessions.length} sessions` : 'a session'} with ${whom(facts)}.`,
      ],
      action: many ? 'Open the first session' : 'Open the session',
    };
  },
  moved: (facts) => {
    const { sessions } = facts.news;
    const many = sessions.length > 1;
    return {
      subject: many
        ? `Moved: ${manyWith(facts)}, from ${when(facts)}`
        : `Moved: session with ${facts.other.name}, now ${when(facts)}`,
      lines: [
        many
          ? `${who(facts)} moved ${sessions.length} sessions. These are the new times.`
          : `${who(facts)} moved your session with ${whom(facts)}${movedFrom(facts)}. This is the new time.`,
      ],
      after: reasonIsThere(facts),
      action: 'Open the session',
    };
  },
  cancelled: (facts) => {
    const { sessions } = facts.news;
    const many = sessions.length > 1;
    return {
      subject: many
        ? `Cancelled: ${manyWith(facts)}, from ${when(facts)}`
        : `Cancelled: session with ${facts.other.name}, ${when(facts)}`,
      lines: [`${who(facts)} cancelled ${many ? `${sessions.length} sessions` : 'this session'}.`],
      after: reasonIsThere(facts),
      action: 'Open the session',
    };
  },
  proposed: (facts) => ({
    subject: `Proposed: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${who(facts)} proposed a session ${isOwn(facts) ? `to ${facts.other.name}` : 'to you'}.`],
    action: isOwn(facts) ? 'Open the proposal' : 'Answer it',
  }),
  countered: (facts) => ({
    subject: `Another time proposed: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${who(facts)} proposed another time.`],
    action: isOwn(facts) ? 'Open the proposal' : 'Answer it',
  }),
  accepted: (facts) => ({
    subject: `Accepted: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${who(facts)} accepted the proposal. The session is booked.`],
    action: 'Open the session',
  }),
  declined: (facts) => ({
    subject: `Declined: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${who(facts)} declined the proposal.`],
    after: reasonIsThere(facts),
    action: 'Propose another time',
  }),
  withdrawn: (facts) => ({
    subject: `Withdrawn: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${who(facts)} withdrew the proposal.`],
    action: 'Open the session',
  }),
  guest_asked: (facts) => ({
    subject: `May a guest come? Session with ${facts.other.name}, ${when(facts)}`,
    lines: [`${facts.other.name} would like a guest to come to your session. Nobody comes unless you agree.`],
    action: 'See who, and answer',
  }),
  time_differs: (facts) => ({
    subject: `Another time than usual: session with ${facts.other.name}, ${when(facts)}`,
    lines: [`Your next session with ${facts.other.name} is not at its usual time for both of you.`],
    action: 'Open the session',
  }),
  tomorrow: (facts) => ({
    subject: `Session with ${facts.other.name}: ${when(facts)}`,
    lines: [`You meet ${facts.other.name} within a day.`],
    action: 'Look at the agenda',
  }),
  soon: ({ first, receiver, other }) => ({
    subject: `At ${writeClock(first.startsAt, receiver.zone)}: session with ${other.name}`,
    lines: [
      `Your session with ${other.name} is about to begin.${first.kind === 'video' ? ' The room is open.' : ''}`,
    ],
    action: first.kind === 'video' ? 'Enter' : 'Open the agenda',
  }),
  prepare: ({ other }) => ({
    subject: `What do you want to talk about with ${other.name}?`,
    lines: [
      `You meet ${other.name} soon, and nobody has written anything into the agenda yet. Three short questions help you.`,
    ],
    action: 'Prepare the agenda',
  }),
  agenda_ready: (facts) => ({
    subject: `${facts.other.name} has prepared the agenda for ${when(facts)}`,
    lines: [`${facts.other.name} has prepared the agenda of your session.`],
    action: 'Read the agenda',
  }),
};

const isOwn = ({ news, receiver }: Facts): boolean => news.by === receiver.id;
const who = (facts: Facts): string => (isOwn(facts) ? 'You' : facts.other.name);
const whom = (facts: Facts): string => (isOwn(facts) ? facts.other.name : 'you');
const when = ({ first, receiver }: Facts): string => writeShort(first.startsAt, receiver.zone);
const manyWith = ({ news, other }: Facts): string => `${news.sessions.length} sessions with ${other.name}`;

const lastChange = ({ first: { changes }, news }: Facts): Session['changes'][number] | undefined =>
  changes.findLast(({ kind }) => kind === news.kind);

function movedFrom(facts: Facts): string {
  const from = lastChange(facts)?.from;
  return from ? ` of ${writeShort(from, facts.receiver.zone)}` : '';
}

/** The reason is the pair's own: it is read where they alone read. */
function reasonIsThere(facts: Facts): string[] {
  return lastChange(facts)?.reason && !isOwn(facts) ? ['The reason is on the page of the session.'] : [];
}
