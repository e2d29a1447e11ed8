import { minute } from '@rapport/shared/sessions/sessionState';
import { type CalendarEvent, type CalendarRequest, isCalledOff } from './calendarEvent.ts';
import { contentLine, textOf } from './contentLine.ts';
import { type EventLines, eventLines } from './eventLines.ts';
import { occurrencesByDay, recurrenceId, ruleLines } from './seriesRule.ts';
import { isUtc, timeLine } from './timeLine.ts';
import { seriesWords, sessionWords, summaryFor } from './words.ts';
import { zoneLines } from './zoneLines.ts';

/**
 * A calendar file (RFC 5545, 5546) that states how these sessions stand. A session has one name for good: its own, or
 * the series' with its day there; its version says which of two statements is newer. A series of which all sessions are
 * among them is one event with a rule. There are no alarms in it: Rapport itself reminds, as each person has set it.
 */
export function calendarOf(request: CalendarRequest): string {
  const { method, feed, events } = request;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Rapport//EN', 'CALSCALE:GREGORIAN'],
    contentLine('METHOD', method),
    ...(feed
      ? [
          contentLine('X-WR-CALNAME', textOf(feed.name)),
          contentLine('REFRESH-INTERVAL', `PT${feed.everyMinutes}M`, { VALUE: 'DURATION' }),
          contentLine('X-PUBLISHED-TTL', `PT${feed.everyMinutes}M`),
        ]
      : []),
    ...clocksOf(events),
    ...[...groupsOf(events).values()].flatMap((group) => groupLines(request, group)),
    'END:VCALENDAR',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Whether a calendar file of this method would say anything about these. */
export const hasNews = (method: 'REQUEST' | 'CANCEL', events: readonly CalendarEvent[]): boolean =>
  events.some((event) => isCalledOff(event) === (method === 'CANCEL'));

/** Every zone that is named, over all times that are named in it. */
function clocksOf(events: readonly CalendarEvent[]): string[] {
  const spans = new Map<string, number[]>();
  const note = (zone: string, ...at: number[]) => {
    if (!isUtc(zone)) spans.set(zone, [...(spans.get(zone) ?? []), ...at]);
  };
  for (const { zone, startsAt, minutes, series } of events) {
    note(zone, startsAt, startsAt + minutes * minute);
    if (series) note(series.of.zone, startsAt, Date.parse(`${series.date}T00:00:00Z`));
  }
  return [...spans].flatMap(([zone, at]) => zoneLines(zone, Math.min(...at), Math.max(...at)));
}

/** By what names them: sessions of one series together, any other for itself. */
function groupsOf(events: readonly CalendarEvent[]): Map<string, CalendarEvent[]> {
  const groups = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const name = event.series?.of.id ?? event.id;
    groups.set(name, [...(groups.get(name) ?? []), event]);
  }
  return groups;
}

function groupLines(request: CalendarRequest, group: readonly CalendarEvent[]): string[] {
  const { method } = request;
  const told =
    method === 'PUBLISH' ? group : group.filter((event) => isCalledOff(event) === (method === 'CANCEL'));
  const whole = wholeSeries(request, group, told);
  if (whole) return whole;
  return told.flatMap((event) => sessionLines(request, event));
}

/** One event for all sessions of a series and one more for each that is not as the rule has it. */
function wholeSeries(
  request: CalendarRequest,
  group: readonly CalendarEvent[],
  told: readonly CalendarEvent[],
): string[] | undefined {
  const series = group[0]?.series?.of;
  if (!series) return undefined;
  const byDay = new Map(group.map((event) => [event.series?.date ?? '', event]));
  const planned = occurrencesByDay(series);
  if ([...planned.keys()].some((date) => !byDay.has(date))) return undefined;

  const isCancel = request.method === 'CANCEL';
  const kept = isCancel ? told : group.filter((event) => !isCalledOff(event));
  // What is left of a series goes on under its name.
  if (isCancel && kept.length < group.length) return undefined;
  const rule = ruleLines(series, new Set(kept.map((event) => event.series?.date ?? '')));
  if (!rule) return undefined;
  const isByRule = (event: CalendarEvent) => {
    const occurrence = planned.get(event.series?.date ?? '');
    return occurrence?.shifted === 0 && occurrence.startsAt === event.startsAt;
  };
  // One that was ever changed keeps an event of its own, also when it is back in its place: a program that has been told
  // of the change holds on to it until it hears of a later one.
  const usual = kept.filter((event) => isByRule(event) && event.version === 1);
  const model = usual[0] ?? kept[0];
  if (!model) return undefined;
  return [
    ...eventLines(request, model, {
      uid: series.id,
      times: [
        timeLine('DTSTART', rule.first.startsAt, series.zone),
        timeLine('DTEND', rule.first.startsAt + model.minutes * minute, series.zone),
        ...rule.lines,
      ],
      // The rule of a series never changes, and the count of a session's own event must not lie below it; its end does.
      sequence: isCancel ? Math.max(...kept.map(({ version }) => version)) : 1,
      stamp: Math.max(...group.map(({ updatedAt }) => updatedAt)),
      summary: summaryFor(model, request.receiverId),
      words: seriesWords(usual.length > 0 ? usual : [model], request.receiverId, series.link),
      link: series.link,
    }),
    ...(isCancel ? [] : kept.filter((event) => !usual.includes(event))).flatMap((event) =>
      sessionLines(request, event),
    ),
  ];
}

function sessionLines(request: CalendarRequest, event: CalendarEvent): string[] {
  const { series, startsAt, minutes, zone, version, updatedAt, link } = event;
  const lines: EventLines = {
    uid: series?.of.id ?? event.id,
    times: [
      ...(series ? [recurrenceId(series.of, series.date)] : []),
      timeLine('DTSTART', startsAt, zone),
      timeLine('DTEND', startsAt + minutes * minute, zone),
    ],
    ...{ sequence: version, stamp: updatedAt, link },
    summary: summaryFor(event, request.receiverId),
    words: sessionWords(event, request.receiverId),
  };
  return eventLines(request, event, lines);
}
