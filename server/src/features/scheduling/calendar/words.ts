import { minute } from '@rapport/shared/sessions/sessionState';
import { wallDate, wallTimeAt } from '@rapport/shared/sessions/wallTime';
import { type CalendarEvent, otherOf } from './calendarEvent.ts';

/** What stands over the event in this person's calendar. */
export const summaryFor = (event: CalendarEvent, receiverId: string): string =>
  `${event.title} · ${otherOf(event, receiverId).name}`;

/** With whom, when on both clocks, and where to go. */
export function sessionWords(event: CalendarEvent, receiverId: string): string {
  const when = (zone: string) => {
    const [start, end] = [event.startsAt, event.startsAt + event.minutes * minute];
    return `${dayOf(start, zone)}, ${wallTimeAt(start, zone).time}–${wallTimeAt(end, zone).time}`;
  };
  return wordsOf(event, receiverId, when, `Agenda, notes and the call: ${event.link}`);
}

/** As `sessionWords`, for sessions that a rule repeats: each clock shows one time, or two where the other's change. */
export function seriesWords(events: readonly CalendarEvent[], receiverId: string, link: string): string {
  const [event] = events;
  if (!event) return '';
  const when = (zone: string) =>
    [...new Set(events.map(({ startsAt }) => wallTimeAt(startsAt, zone).time))].sort().join(' or ');
  return wordsOf(event, receiverId, when, `All sessions: ${link}`);
}

function wordsOf(
  event: CalendarEvent,
  receiverId: string,
  when: (zone: string) => string,
  where: string,
): string {
  const other = otherOf(event, receiverId);
  const own = other === event.mentee ? event.mentor : event.mentee;
  const zones = [...new Set([own.zone, other.zone])];
  return [`With ${other.name}.`, ...zones.map((zone) => `${cityOf(zone)}: ${when(zone)}`), where].join('\n');
}

/** One for all zones: to make one costs more than all else here. */
const format = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
});
const dayOf = (at: number, zone: string): string =>
  format.format(Date.parse(`${wallDate(at, zone)}T00:00:00Z`));

const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
