import { bookSession, listComingSessions } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPair, setUpOrganisation } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { SessionModel, type SessionRow } from './session.model.ts';
import { upgradeSessions } from './upgrade.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ clock: { now: () => Date.UTC(2027, 2, 1) } });
});
afterAll(() => server.stop());

test('both still find a session that was booked before it named them together', async () => {
  const admin = await setUpOrganisation(server);
  const { mentor, mentee, mentorshipId } = await addPair(server, admin);
  const when = { date: '2027-03-10', time: '10:00', zone: 'UTC', minutes: 60 };
  await mentor.call(bookSession, {
    params: { mentorshipId },
    body: { ...when, title: 'Talk', templateId: 'regular-meeting' },
  });
  const { _id, taken, ...row } = (await SessionModel.findOne().orFail().lean()) as SessionRow;
  await SessionModel.collection.insertMany(Array.from({ length: 250 }, () => ({ ...row })));
  await SessionModel.collection.updateMany({}, { $unset: { personIds: '' } });
  const listed = () => mentee.call(listComingSessions, { query: { limit: 100 } });
  expect((await listed()).items).toEqual([]);
  await upgradeSessions();
  expect((await listed()).items).toHaveLength(100);
  expect(await SessionModel.countDocuments({ personIds: mentor.id })).toBe(251);
});
