import { RapportError } from '@rapport/shared/core/errors';
import { mostCalendars } from '@rapport/shared/scheduling/calendars.api';
import { Types } from 'mongoose';
import { isDuplicate } from '../../../platform/db/database.ts';
import type { BusyCalendars } from './BusyCalendars.ts';
import type { Reading } from './CalendarReader.ts';
import { CalendarModel, type CalendarRow, calendarsOf, timesOf } from './calendar.model.ts';

type Reader = Pick<BusyCalendars, 'readAtTheirWord'>;

/** Keeps a calendar once it has been read. @throws RapportError invalid_input with the problem; conflict past the last */
export async function addCalendar(
  busy: Reader,
  personId: string,
  url: string,
  now: number,
): Promise<CalendarRow> {
  const own = await calendarsOf([personId]);
  if (own.some((calendar) => calendar.url === url)) throw refusal('known');
  if (own.length >= mostCalendars) throw full();
  const read = await readOrRefuse(busy, personId, url, now);
  for (let place = 0; place < mostCalendars; place++) {
    const row = { ...read, _id: new Types.ObjectId(), personId, place };
    if (await isKept(row)) return row;
  }
  throw full();
}

/** False where the place is taken. */
async function isKept(row: CalendarRow): Promise<boolean> {
  try {
    await CalendarModel.create([row]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Gives a calendar another address, once that has been read. @throws RapportError not_found, invalid_input */
export async function changeCalendar(
  busy: Reader,
  row: CalendarRow,
  url: string,
  now: number,
): Promise<CalendarRow> {
  const changed = await readOrRefuse(busy, row.personId, url, now);
  const { matchedCount } = await CalendarModel.updateOne({ _id: row._id }, { $set: changed });
  if (matchedCount === 0) throw new RapportError('not_found', { message: 'There is no such calendar.' });
  return { ...row, ...changed };
}

async function readOrRefuse(busy: Reader, personId: string, url: string, now: number) {
  const { reading, zone } = await busy.readAtTheirWord(personId, url);
  if ('problem' in reading) throw refusal(reading.problem);
  const at = new Date(now);
  return { url, zone, readAt: at, triedAt: at, problem: null, times: timesOf(reading.spans) };
}

const refusal = (url: Extract<Reading, { problem: unknown }>['problem'] | 'known') =>
  new RapportError('invalid_input', { message: 'This calendar cannot be read.', fields: { url } });

const full = () => new RapportError('conflict', { message: 'There are as many calendars as there may be.' });
