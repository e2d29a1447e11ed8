import { endMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { readAgenda } from '@rapport/shared/sessions/agendaDocument';
import { changeKind } from '@rapport/shared/sessions/kind.api';
import * as operations from '@rapport/shared/sessions/proposals.api';
import { minute } from '@rapport/shared/sessions/sessionState';
import * as sessions from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCollabPeer } from '../../../testing/collabPeer.ts';
import { addPair, setUpOrganisation, type TestPair, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { ShiftedClock } from '../call/callTesting.ts';
import { sessionChanged } from '../ports.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };
let pair: TestPair;
const clock = new ShiftedClock();
const events: string[] = [];

const year = new Date().getUTCFullYear() + 1;
const slot = { date: `${year}-05-04`, time: '14:30', zone: 'Europe/Berlin', minutes: 45 };
const other = { ...slot, date: `${year}-05-06`, time: '09:00' };
const at = `${year}-05-04T12:30:00.000Z`;
const otherAt = `${year}-05-06T07:00:00.000Z`;
const what = { title: 'Talk', templateId: 'regular-meeting' };
const reason = 'School holidays';

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await setUpOrganisation(server);
  server.app.kernel.events.subscribe(sessionChanged, ({ event }) => void events.push(event));
});
beforeEach(async () => {
  pair = await addPair(server, admin);
  events.length = 0;
});
afterAll(() => server.stop());

const params = () => ({ mentorshipId: pair.mentorshipId });
const propose = async (who = pair.mentor, when = slot) =>
  (await who.call(operations.proposeSession, { params: params(), body: { ...when, ...what } })).id;
const book = (when = slot, who = pair.mentor) =>
  who.call(sessions.bookSession, { params: params(), body: { ...when, ...what } });
const accept = (sessionId: string, startsAt = at, who = pair.mentee) =>
  who.call(operations.acceptProposal, { params: { sessionId }, body: { startsAt } });
const counter = (sessionId: string, who = pair.mentee, seen = at, when = other) =>
  who.call(operations.counterProposal, { params: { sessionId }, body: { ...when, seen, reason } });
const decline = (sessionId: string, who = pair.mentee, startsAt = at) =>
  who.call(operations.declineProposal, { params: { sessionId }, body: { startsAt, reason } });
const withdraw = (sessionId: string, who = pair.mentor) =>
  who.call(operations.withdrawProposal, { params: { sessionId } });
const read = (sessionId: string, who = pair.mentor) =>
  who.call(sessions.readSession, { params: { sessionId } });
const listed = async (when: 'coming' | 'past', who: TestPerson = pair.mentor) =>
  (await who.call(sessions.listSessions, { params: params(), query: { when } })).items;
const codesOf = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((answer) =>
    answer.status === 'fulfilled' ? 'ok' : (answer.reason as { code: string }).code,
  );

describe('a proposed session', () => {
  test('has its page and its agenda, tells who waits, and holds no time', async () => {
    const id = await propose();
    expect(await read(id, pair.mentee)).toMatchObject({
      ...{ state: 'proposed', proposedBy: pair.mentor.id, startsAt: at, writable: true, changes: [] },
    });
    expect(await listed('coming')).toMatchObject([{ id, state: 'proposed' }]);
    const peer = openCollabPeer(server.origin, pair.mentee.cookie(), id);
    await peer.synced();
    expect(readAgenda(peer.doc).length).toBeGreaterThan(2);
    peer.destroy();
    await book();
    expect(events).toEqual(['proposed', 'booked']);
  });

  test('is there once, however often it is sent, and not at a time that the two have already', async () => {
    const [first, second] = await Promise.all([propose(), propose()]);
    expect(second).toBe(first);
    expect(await propose()).toBe(first);
    expect(events).toEqual(['proposed']);
    await book(other);
    await expect(propose(pair.mentor, other)).rejects.toMatchObject({
      code: 'conflict',
      fields: { time: 'taken' },
    });
    expect(await listed('coming')).toHaveLength(2);
  });

  test('can be neither joined, moved, cancelled, ended nor held otherwise', async () => {
    const id = await propose();
    const sessionId = { params: { sessionId: id } };
    const asked = [
      pair.mentee.call(sessions.joinCall, { ...sessionId, body: { device: 'laptop' } }),
      pair.mentee.call(sessions.moveSession, { ...sessionId, body: { ...other, reason } }),
      pair.mentee.call(sessions.cancelSession, { ...sessionId, body: { reason } }),
      pair.mentee.call(changeKind, { ...sessionId, body: { kind: 'phone', place: '' } }),
      pair.mentor.call(sessions.endSession, sessionId),
    ];
    expect(await codesOf(asked)).toEqual(Array(5).fill('not_booked'));
    expect(await read(id)).toMatchObject({ state: 'proposed', version: 1 });
  });

  test('shows an office that it is there, and not who waits for whom', async () => {
    const id = await propose();
    expect(await listed('coming', admin)).toMatchObject([
      { id, state: 'proposed', kind: 'video', title: '', place: '', proposedBy: null },
    ]);
  });
});

describe('the other one', () => {
  test('accepts: it is booked and takes its time; again, it is as it is', async () => {
    const id = await propose();
    const accepted = await accept(id);
    expect(accepted).toMatchObject({ id, state: 'scheduled', startsAt: at, version: 2 });
    expect(await accept(id)).toEqual(accepted);
    await expect(book({ ...slot, time: '15:00' })).rejects.toMatchObject({ code: 'conflict' });
    expect(events).toEqual(['proposed', 'accepted']);
  });

  test('proposes another time, with a line, and then the first one answers', async () => {
    const id = await propose();
    expect(await counter(id)).toMatchObject({
      ...{ state: 'proposed', proposedBy: pair.mentee.id, startsAt: otherAt },
      changes: [{ kind: 'countered', by: { id: pair.mentee.id }, reason, from: at, to: otherAt }],
    });
    await expect(accept(id, otherAt)).rejects.toMatchObject({ code: 'proposal_changed' });
    // Neither of the two times is held.
    await book();
    expect(await accept(id, otherAt, pair.mentor)).toMatchObject({ state: 'scheduled', startsAt: otherAt });
    expect(events).toEqual(['proposed', 'countered', 'booked', 'accepted']);
  });

  test('declines for a reason, which both read; nothing comes of it any more', async () => {
    const id = await propose();
    const declined = await decline(id);
    expect(declined).toMatchObject({
      ...{ state: 'declined', writable: false },
      changes: [{ kind: 'declined', by: { id: pair.mentee.id }, reason, from: at, to: null }],
    });
    expect(await decline(id)).toEqual(declined);
    expect(await codesOf([accept(id), counter(id), withdraw(id)])).toEqual(Array(3).fill('proposal_changed'));
    expect(await listed('coming')).toEqual([]);
    expect(await listed('past')).toMatchObject([{ id, state: 'declined' }]);
  });

  test('is not the one who proposed it; that one takes it back', async () => {
    const id = await propose();
    const own = [accept(id, at, pair.mentor), counter(id, pair.mentor), decline(id, pair.mentor)];
    expect(await codesOf([...own, withdraw(id, pair.mentee)])).toEqual(Array(4).fill('proposal_changed'));
    const withdrawn = await withdraw(id);
    expect(withdrawn).toMatchObject({
      ...{ state: 'cancelled', cancelledLate: false },
      changes: [{ kind: 'withdrawn', by: { id: pair.mentor.id } }],
    });
    expect(await withdraw(id)).toEqual(withdrawn);
    expect(events).toEqual(['proposed', 'withdrawn']);
  });

  test('is somebody of the pair', async () => {
    const id = await propose();
    const stranger = (await addPair(server, admin)).mentor;
    const asked = [stranger, admin].flatMap((who) => [
      accept(id, at, who),
      counter(id, who),
      decline(id, who),
      withdraw(id, who),
    ]);
    expect(await codesOf(asked)).toEqual(Array(8).fill('not_found'));
  });

  test('answers what was seen: another time that came meanwhile is not accepted unread', async () => {
    const id = await propose();
    await counter(id);
    await counter(id, pair.mentor, otherAt, { ...slot, time: '17:00' });
    expect(await codesOf([accept(id), decline(id), counter(id)])).toEqual(Array(3).fill('proposal_changed'));
    expect(await read(id)).toMatchObject({ state: 'proposed', startsAt: `${year}-05-04T15:00:00.000Z` });
  });

  test('can accept no time that is taken meanwhile, that has passed, or of a pair that has ended', async () => {
    const taken = await propose();
    await book();
    await expect(accept(taken)).rejects.toMatchObject({ code: 'conflict', fields: { time: 'taken' } });
    expect(await read(taken)).toMatchObject({ state: 'proposed' });
    const id = await propose(pair.mentor, other);
    await admin.call(endMentorship, { params: params() });
    await expect(accept(id, otherAt)).rejects.toMatchObject({ code: 'proposal_changed' });
    expect(await read(id)).toMatchObject({ state: 'cancelled', changes: [{ kind: 'withdrawn' }] });
  });
});

describe('answers at once', () => {
  test('to accept and to counter: one of them counts', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const when = { ...slot, time: `0${round}:00` };
      const id = await propose(pair.mentor, when);
      const { startsAt } = await read(id);
      const codes = await codesOf([
        accept(id, startsAt),
        counter(id, pair.mentee, startsAt, { ...when, date: `${year}-06-04` }),
      ]);
      expect(codes.sort()).toEqual(['ok', 'proposal_changed']);
      const { state, changes } = await read(id);
      expect([state, changes.length]).toEqual(state === 'scheduled' ? ['scheduled', 0] : ['proposed', 1]);
    }
  });

  test('to accept twice: it is booked once', async () => {
    const id = await propose();
    expect(await codesOf([accept(id), accept(id), accept(id)])).toEqual(['ok', 'ok', 'ok']);
    expect(await read(id)).toMatchObject({ state: 'scheduled', version: 2 });
    expect(events).toEqual(['proposed', 'accepted']);
  });

  test('to two proposals that share a minute: one of them gets it', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const when = { ...slot, date: `${year}-07-0${round}` };
      const ids = [await propose(pair.mentor, when), await propose(pair.mentor, { ...when, time: '15:00' })];
      const seen = await Promise.all(ids.map(async (id) => (await read(id)).startsAt));
      const codes = await codesOf(ids.map((id, index) => accept(id, seen[index])));
      expect(codes.sort()).toEqual(['conflict', 'ok']);
      const states = await Promise.all(ids.map(async (id) => (await read(id)).state));
      expect(states.sort()).toEqual(['proposed', 'scheduled']);
    }
  });

  test('to withdraw and to accept: one of them counts', async () => {
    const id = await propose();
    const codes = await codesOf([withdraw(id), accept(id)]);
    expect(codes.sort()).toEqual(['ok', 'proposal_changed']);
    expect(['cancelled', 'scheduled']).toContain((await read(id)).state);
  });
});

test('what nobody has answered when its time has passed is declined, by nobody', async () => {
  const start = new Date(clock.now() + 30 * minute).toISOString();
  const soon = { date: start.slice(0, 10), time: start.slice(11, 16), zone: 'UTC', minutes: 30 };
  const id = await propose(pair.mentor, soon);
  const { startsAt } = await read(id);
  const sweep = () => server.app.kernel.sweeper.run(clock.now());
  await sweep();
  expect(await read(id)).toMatchObject({ state: 'proposed' });
  clock.pass(Date.parse(startsAt) + minute + 1 - clock.now());
  await expect(accept(id, startsAt)).rejects.toMatchObject({ code: 'time_in_past' });
  await sweep();
  await sweep();
  expect(await read(id)).toMatchObject({ state: 'declined', changes: [], writable: false });
  expect(events).toEqual(['proposed', 'expired']);
});
