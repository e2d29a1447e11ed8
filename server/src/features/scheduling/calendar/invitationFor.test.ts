import { bookSeries, cancelFollowing } from '@rapport/shared/scheduling/series.api';
import { cancelSession, moveSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import type { InvitationRequest } from './invitationFor.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;
let ids: string[];

const when = { time: '15:00', zone: 'Europe/Berlin', minutes: 45 };
const organiser = { name: 'Test', email: 'rapport@example.org' };

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2027, 2, 1) } });
  admin = await setUpOrganisation(server);
});
beforeEach(async () => {
  pair = await addPair(server, admin);
  const recurrence = {
    rhythm: { every: 'weeks', interval: 1 },
    end: { ends: 'after', count: 4 },
  } as const;
  const { sessions } = await pair.mentor.call(bookSeries, {
    params: { mentorshipId: pair.mentorshipId },
    body: {
      ...{ ...when, date: '2027-03-09', recurrence, without: ['2027-03-16'], key: crypto.randomUUID() },
      ...{ title: 'Talk', templateId: 'regular-meeting' },
    },
  });
  ids = sessions.map(({ id }) => id);
});
afterAll(() => server.stop());

const invitation = (
  method: InvitationRequest['method'],
  sessionIds: readonly string[],
  receiver = pair.mentee,
) => server.app.scheduling.invitationFor({ method, sessionIds, receiverId: receiver.id, organiser });
const count = (text: string | undefined, what: string) => (text ?? '').split(what).length - 1;

test('all sessions of a series come as one invitation, some of them each for itself under its name', async () => {
  const all = await invitation('REQUEST', ids);
  expect(all).toMatchObject({ method: 'REQUEST', filename: 'invitation.ics' });
  expect(count(all?.content, 'BEGIN:VEVENT')).toBe(1);
  expect(all?.content).toContain('EXDATE;TZID=Europe/Berlin:20270316T150000');
  expect(all?.content.replaceAll('\r\n ', '')).toContain(`mailto:${pair.mentee.email}`);
  const some = await invitation('REQUEST', ids.slice(1));
  expect(count(some?.content, 'RECURRENCE-ID')).toBe(2);
  expect(/UID:\S+/.exec(some?.content ?? '')?.[0]).toBe(/UID:\S+/.exec(all?.content ?? '')?.[0]);
});

test('it tells how sessions stand when it is written, whatever it was asked for', async () => {
  const [one = '', two = '', three = ''] = ids;
  const body = { ...when, date: '2027-03-24', reason: 'A course' };
  await pair.mentor.call(moveSession, { params: { sessionId: two }, body });
  const moved = await invitation('REQUEST', [two], pair.mentor);
  expect(moved?.content).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20270323T150000');
  expect(moved?.content).toContain('DTSTART;TZID=Europe/Berlin:20270324T150000');
  expect(moved?.content).toContain('PARTSTAT=ACCEPTED');

  await pair.mentee.call(cancelSession, { params: { sessionId: two }, body: { reason: 'Ill' } });
  expect(await invitation('REQUEST', [two])).toBeUndefined();
  expect(await invitation('CANCEL', [one])).toBeUndefined();
  const cancelled = await invitation('CANCEL', [one, two, three]);
  expect(cancelled?.filename).toBe('cancellation.ics');
  expect(count(cancelled?.content, 'BEGIN:VEVENT')).toBe(1);
  expect(cancelled?.content).toContain('SEQUENCE:3');

  await pair.mentor.call(cancelFollowing, { params: { sessionId: one }, body: { reason: 'The end' } });
  const end = await invitation('CANCEL', ids);
  expect(end?.content).not.toContain('RECURRENCE-ID');
});

test('it is for one of the two: for anybody else there is none', async () => {
  const other = await addPair(server, admin);
  expect(await invitation('REQUEST', ids, other.mentor)).toBeUndefined();
  expect(await invitation('REQUEST', ids, admin)).toBeUndefined();
});
