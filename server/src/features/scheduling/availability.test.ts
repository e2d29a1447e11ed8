import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { type Availability, civilAvailability } from '@rapport/shared/scheduling/availability';
import * as operations from '@rapport/shared/scheduling/availability.api';
import { bookSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2027, 2, 1) } });
  admin = await setUpOrganisation(server);
});
beforeEach(async () => {
  // A mentor in Berlin, a mentee in New York.
  pair = await addPair(server, admin);
});
afterAll(() => server.stop());

const tuesdays = (from: string, to: string): Availability => ({
  ...civilAvailability,
  weekly: [{ day: 2, window: { from, to } }],
});
const say = (who: TestPerson, body: Availability) => who.call(operations.saveAvailability, { body });
const find = (
  fields: { from?: string; days?: number; enough?: number; minutes?: number; moving?: string } = {},
  who: TestPerson = pair.mentor,
) =>
  who.call(operations.findSlots, {
    params: { mentorshipId: pair.mentorshipId },
    query: { from: '2027-03-09', days: 7, minutes: 60, ...fields },
  });
const book = (date: string, time: string, { mentor, mentorshipId }: TestPair = pair) =>
  mentor.call(bookSession, {
    params: { mentorshipId },
    body: { date, time, zone: 'UTC', minutes: 60, title: 'Talk', templateId: 'regular-meeting' },
  });

const dayOf = (instant: string) => instant.slice(0, 10);

describe('when somebody can meet', () => {
  test('is civil hours until they say otherwise, and then what they said', async () => {
    expect(await pair.mentor.call(operations.readAvailability)).toEqual({
      availability: civilAvailability,
      own: false,
    });
    const said = {
      ...tuesdays('14:00', '18:00'),
      exceptions: [{ date: '2027-03-16', windows: [] }],
      mostPerWeek: 2,
    };
    expect(await say(pair.mentor, said)).toEqual(said);
    expect(await pair.mentor.call(operations.readAvailability)).toEqual({
      availability: said,
      own: true,
    });
    expect(await pair.mentee.call(operations.readAvailability)).toMatchObject({ own: false });
  });

  test('is refused with what is wrong, and nothing changes', async () => {
    await expect(say(pair.mentor, tuesdays('18:00', '14:00'))).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { 'weekly.0.window.to': 'before_start' },
    });
    expect(await pair.mentor.call(operations.readAvailability)).toMatchObject({ own: false });
  });
});

describe('times that fit both', () => {
  test('are within what both have said, and the days those of the viewer', async () => {
    await say(pair.mentor, tuesdays('14:00', '18:00'));
    await say(pair.mentee, tuesdays('08:30', '11:00'));
    const { items, known } = await find();
    expect(items).toEqual(['13:30', '14:00', '14:30', '15:00'].map((time) => `2027-03-09T${time}:00.000Z`));
    expect(known).toEqual({ mentor: true, mentee: true });
    expect((await find({}, pair.mentee)).items).toEqual(items);
    // Tuesday in Berlin; the week after, New York has put its clocks forward.
    expect((await find({ from: '2027-03-16' })).items[0]).toBe('2027-03-16T13:00:00.000Z');
    expect((await find({ from: '2027-03-10', days: 6 })).items).toEqual([]);
  });

  test('are none that either has with anybody; of a session that is to be moved its own is free', async () => {
    await say(pair.mentor, tuesdays('14:00', '18:00'));
    await say(pair.mentee, tuesdays('08:30', '11:00'));
    const { id } = await book('2027-03-09', '13:30');
    const elsewhere = await addPair(server, admin, { mentor: pair.mentor });
    const other = await book('2027-03-09', '15:00', elsewhere);
    expect((await find()).items).toEqual([]);
    // Whose the other one is, is not to be found out by naming it.
    expect((await find({ moving: other.id })).items).toEqual([]);
    expect((await find({ moving: id })).items).toEqual([
      '2027-03-09T13:30:00.000Z',
      '2027-03-09T14:00:00.000Z',
    ]);
  });

  test('are none in a week in which somebody meets as often as they want to, whenever in it that is', async () => {
    await say(pair.mentor, { ...civilAvailability, mostPerWeek: 1 });
    const days = async () => new Set((await find({ from: '2027-03-14', days: 4 })).items.map(dayOf));
    expect(await days()).toContain('2027-03-15');
    // A Sunday, six days later.
    await book('2027-03-21', '15:00');
    expect([...(await days())]).toEqual(['2027-03-14']);
  });

  test('are found for those who have said nothing as well, and it is said that they have not', async () => {
    const { items, known } = await find({ days: 1 });
    expect(known).toEqual({ mentor: false, mentee: false });
    // From eight in New York to eight in the evening in Berlin.
    expect([items[0], items.at(-1)]).toEqual(['2027-03-09T13:00:00.000Z', '2027-03-09T18:00:00.000Z']);
  });

  test('are looked for until there are enough days of them, and also around midnight', async () => {
    const late: Availability = {
      ...civilAvailability,
      weekly: [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
        { day, window: { from: '00:00', to: '01:00' } },
        { day, window: { from: '23:00', to: '24:00' } },
      ]),
    };
    const mentees: Availability = {
      ...late,
      weekly: late.weekly.map(({ day }) => ({ day, window: { from: '00:00', to: '24:00' } })),
    };
    await say(pair.mentor, late);
    await say(pair.mentee, mentees);
    const { items } = await find({ days: 21 });
    // 23:00, 23:30 and 00:00 in Berlin; the first day begins with its midnight, the last ends with its.
    expect(items.length).toBe(3 * 21 - 1);
    expect(items).toContain('2027-03-18T22:30:00.000Z');
    expect((await find({ days: 21, enough: 12 })).items).toEqual(items.slice(0, 3 * 12));
    // On one day of each week: the search goes on until there are enough.
    await say(pair.mentor, tuesdays('14:00', '15:00'));
    expect((await find({ days: 31, enough: 3 })).items.map(dayOf)).toEqual([
      '2027-03-09',
      '2027-03-16',
      '2027-03-23',
    ]);
  });

  test('are bounded, and asked for by people of a pair that has not ended', async () => {
    for (const who of [pair.mentor, pair.mentee]) {
      const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, window: { from: '00:00', to: '24:00' } }));
      await say(who, { ...civilAvailability, weekly });
    }
    expect((await find({ days: 31, minutes: 10 })).items).toHaveLength(operations.mostSlots);
    await expect(find({ from: '9999-12-30' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(find({ days: 32 })).rejects.toMatchObject({ code: 'invalid_input' });
    await admin.call(endMentorship, { params: { mentorshipId: pair.mentorshipId } });
    await expect(find()).rejects.toMatchObject({ code: 'mentorship_ended' });
  });
});
