import { RapportError } from '@rapport/shared/core/errors';
import type { Span } from '@rapport/shared/scheduling/availability';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Identity } from '../../identity/index.ts';
import { atMost } from './atMost.ts';
import { busyLimits } from './busy.limits.ts';
import { countsAt, isStale } from './busy.policy.ts';
import type { CalendarReader, Patience, Reading } from './CalendarReader.ts';
import { CalendarModel, type CalendarRow, calendarsOf, spansOf, timesOf } from './calendar.model.ts';

/** When people are busy by their calendars elsewhere, read again when somebody wants to know it and it has become old. */
export class BusyCalendars {
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #rate = new RateLimiterMemory({ points: busyLimits.readsPerMinute, duration: 60 });

  constructor(
    private readonly kernel: Pick<Kernel, 'clock' | 'log'>,
    private readonly reader: Pick<CalendarReader, 'read'>,
    private readonly identity: Pick<Identity, 'people'>,
  ) {}

  /** By person; absent who has no calendar. Waits a moment for what is old, then takes what there is. */
  async busyOf(personIds: readonly string[], within: Span): Promise<Map<string, Span[]>> {
    const rows = await this.#upToDate(personIds);
    const now = this.kernel.clock.now();
    const busy = new Map<string, Span[]>();
    for (const row of rows.filter((one) => countsAt(one, now))) {
      const inside = spansOf(row).filter(({ from, to }) => from < within.to && within.from < to);
      busy.set(row.personId, [...(busy.get(row.personId) ?? []), ...inside]);
    }
    return busy;
  }

  async zoneOf(personId: string): Promise<string> {
    return (await this.identity.people([personId])).get(personId)?.zone ?? 'UTC';
  }

  /** At the word of a person who waits for it. @throws RapportError too_many_requests */
  async readAtTheirWord(personId: string, url: string): Promise<{ reading: Reading; zone: string }> {
    await this.#count(personId);
    const zone = await this.zoneOf(personId);
    const reading = await atMost(busyLimits.promptMs, this.reader.read(url, zone, busyLimits.prompt));
    return { reading: reading ?? { problem: 'slow' }, zone };
  }

  /** As `readAtTheirWord`, of one that is kept: what comes of it is kept, too. */
  async readAgainAtTheirWord(row: CalendarRow): Promise<void> {
    await this.#count(row.personId);
    await atMost(
      busyLimits.promptMs,
      this.#readAgain(row, await this.zoneOf(row.personId), busyLimits.prompt),
    );
  }

  async #upToDate(personIds: readonly string[]): Promise<CalendarRow[]> {
    const rows = await calendarsOf(personIds);
    if (rows.length === 0) return rows;
    const people = await this.identity.people(personIds);
    const zoneOf = (row: CalendarRow) => people.get(row.personId)?.zone ?? 'UTC';
    const now = this.kernel.clock.now();
    const old = rows.filter((row) => isStale(row, zoneOf(row), now));
    if (old.length === 0) return rows;
    const read = Promise.all(old.map((row) => this.#readAgain(row, zoneOf(row), busyLimits.patient)));
    await atMost(busyLimits.askerMs, read);
    return calendarsOf(personIds);
  }

  /** One reading of a calendar at a time, however many want to know it. Never rejects. */
  #readAgain(row: CalendarRow, zone: string, patience: Patience): Promise<void> {
    const id = row._id.toHexString();
    const known = this.#underWay.get(id);
    if (known) return known;
    const reading = this.reader
      .read(row.url, zone, patience)
      .then((result) => this.#keep(row, zone, result))
      .catch((err: unknown) => this.kernel.log.warn({ err, calendar: id }, 'a calendar was not read again'))
      .finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, reading);
    return reading;
  }

  async #keep({ _id, url }: CalendarRow, zone: string, reading: Reading): Promise<void> {
    const at = new Date(this.kernel.clock.now());
    const found =
      'problem' in reading
        ? { triedAt: at, problem: reading.problem }
        : { triedAt: at, readAt: at, problem: null, zone, times: timesOf(reading.spans) };
    // Not of an address that has been replaced meanwhile.
    await CalendarModel.updateOne({ _id, url }, { $set: found });
  }

  async #count(personId: string): Promise<void> {
    await this.#rate.consume(personId).catch(() => {
      throw new RapportError('too_many_requests', { message: 'Too many readings. Wait a minute.' });
    });
  }
}
