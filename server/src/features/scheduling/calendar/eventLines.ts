import { type CalendarEvent, type CalendarRequest, statusOf } from './calendarEvent.ts';
import { contentLine, textOf } from './contentLine.ts';
import { utcOf } from './timeLine.ts';

/** What differs between a session's event and that of a whole series. */
export interface EventLines {
  readonly uid: string;
  readonly times: readonly string[];
  readonly sequence: number;
  /** When it was last changed (ms): the same file is made again from the same state. */
  readonly stamp: number;
  readonly summary: string;
  readonly words: string;
  readonly link: string;
}

export function eventLines(
  request: Pick<CalendarRequest, 'method' | 'host' | 'receiverId' | 'organiser'>,
  event: CalendarEvent,
  { uid, times, sequence, stamp, summary, words, link }: EventLines,
): string[] {
  return [
    'BEGIN:VEVENT',
    contentLine('UID', `${uid}@${request.host}`),
    contentLine('DTSTAMP', utcOf(stamp)),
    contentLine('SEQUENCE', String(sequence)),
    ...times,
    contentLine('SUMMARY', textOf(summary)),
    contentLine('DESCRIPTION', textOf(words)),
    contentLine('LOCATION', textOf(event.place || link)),
    contentLine('URL', link),
    contentLine('STATUS', statusOf(event)),
    ...busyLines(event),
    // A calendar that colleagues share shows the hour as taken, and not what it is about.
    contentLine('CLASS', 'PRIVATE'),
    ...invited(request, event),
    'END:VEVENT',
  ];
}

/** That the hour is taken: programs keep others from it, and many silence what would disturb it. */
function busyLines(event: CalendarEvent): string[] {
  const status = statusOf(event);
  return [
    contentLine('TRANSP', status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'),
    // What Outlook and Exchange go by.
    contentLine('X-MICROSOFT-CDO-BUSYSTATUS', busyStatus[status]),
  ];
}

const busyStatus = { CONFIRMED: 'BUSY', TENTATIVE: 'TENTATIVE', CANCELLED: 'FREE' } as const;

/**
 * Who sends it and whom it is for. The other person's address stays unnamed, as everywhere in Rapport; their name is in
 * the summary. Answers are not read, so none is asked for.
 */
function invited(
  { method, receiverId, organiser }: Pick<CalendarRequest, 'method' | 'receiverId' | 'organiser'>,
  { mentor, mentee, by }: CalendarEvent,
): string[] {
  const receiver = receiverId === mentor.id ? mentor : mentee;
  if (method === 'PUBLISH' || !organiser) return [];
  return [
    contentLine('ORGANIZER', `mailto:${organiser.email}`, { CN: organiser.name }),
    ...(receiver.email === null
      ? []
      : [
          contentLine('ATTENDEE', `mailto:${receiver.email}`, {
            ...{ CN: receiver.name, ROLE: 'REQ-PARTICIPANT', RSVP: 'FALSE' },
            PARTSTAT: by === receiverId ? 'ACCEPTED' : 'NEEDS-ACTION',
          }),
        ]),
  ];
}
