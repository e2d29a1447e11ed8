import type { Span } from '@rapport/shared/scheduling/availability';
import type { CalendarProblem } from '@rapport/shared/scheduling/calendars.api';
import mongoose, { Schema, type Types } from 'mongoose';

/** A calendar that somebody has elsewhere. Only when they are busy is kept, never why. */
export interface CalendarRow {
  _id: Types.ObjectId;
  personId: string;
  /** One of the few that a person has: two additions at once do not make one more. */
  place: number;
  /** A secret of that person: whoever has it can read the calendar. */
  url: string;
  /** Of the person when it was read: whole days are days of theirs. */
  zone: string;
  /** Last reading that went well, and last one at all. */
  readAt: Date;
  triedAt: Date;
  problem: CalendarProblem | null;
  /** Starts and ends (ms) of busy times by turns, earliest first. */
  times: number[];
}

const schema = new Schema<CalendarRow>(
  {
    personId: { type: String, required: true },
    place: { type: Number, required: true },
    url: { type: String, required: true },
    zone: { type: String, required: true },
    readAt: { type: Date, required: true },
    triedAt: { type: Date, required: true },
    problem: { type: String, default: null },
    times: { type: [Number], required: true },
  },
  { versionKey: false },
);
schema.index({ personId: 1, place: 1 }, { unique: true });

export const CalendarModel = mongoose.model('BusyCalendar', schema);

export function calendarsOf(personIds: readonly string[]): Promise<CalendarRow[]> {
  return CalendarModel.find({ personId: { $in: [...personIds] } })
    .sort({ personId: 1, place: 1 })
    .lean<CalendarRow[]>();
}

/** Undefined for another one's as for one that there is not. */
export async function findCalendar(personId: string, id: string): Promise<CalendarRow | undefined> {
  return (await CalendarModel.findOne({ _id: id, personId }).lean<CalendarRow>()) ?? undefined;
}

export const spansOf = ({ times }: Pick<CalendarRow, 'times'>): Span[] =>
  Array.from({ length: Math.floor(times.length / 2) }, (_, place) => ({
    from: times[2 * place] ?? 0,
    to: times[2 * place + 1] ?? 0,
  }));

export const timesOf = (spans: readonly Span[]): number[] => spans.flatMap(({ from, to }) => [from, to]);
