import { cancelSession, endSession, moveSession, readSession } from '@rapport/shared/sessions/sessions.api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCollabPeer } from '../../../testing/collabPeer.ts';
import { setUpOrganisation, type TestPerson } from '../../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../../testing/startTestServer.ts';
import { join, openSession } from './callTesting.ts';
import { SessionRecordModel } from './record.model.ts';
import { RoomWatch } from './roomWatch.ts';

let server: TestServer;
let admin: TestPerson & { programmeId: string };

beforeAll(async () => {
  server = await startTestServer();
  admin = await setUpOrganisation(server);
});
afterAll(() => server.stop());

describe('ending a session', () => {
  test('by the mentor makes the record; ending again answers the same', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    const first = await mentor.call(endSession, { params });
    expect(first).toMatchObject({ state: 'recorded', minutesTogether: 0 });
    expect(await mentor.call(endSession, { params })).toEqual(first);
    expect(await mentee.call(endSession, { params })).toEqual({ ...first, viewer: 'mentee' });
    expect(await SessionRecordModel.countDocuments({ sessionId })).toBe(1);
  });

  test('by both at once makes one end and one record', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    await Promise.all([mentor, mentee, mentor, mentee].map((person) => person.call(endSession, { params })));
    expect(await mentor.call(readSession, { params })).toMatchObject({ state: 'recorded' });
    expect(await SessionRecordModel.countDocuments({ sessionId })).toBe(1);
  });

  test('by the mentee has to wait while the mentor is in the call', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    const { socket } = await join(server, mentor, sessionId);
    await expect(mentee.call(endSession, { params })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await mentor.call(readSession, { params })).toMatchObject({ state: 'live', endedAt: null });
    socket.terminate();
  });

  test('by the mentee has to wait while the mentor is in the document, and not longer', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    const peer = openCollabPeer(server.origin, mentor.cookie(), sessionId);
    await peer.synced();
    await expect(mentee.call(endSession, { params })).rejects.toMatchObject({ code: 'forbidden' });
    peer.destroy();
    const ended = async () => (await mentee.call(endSession, { params })).state;
    await expect.poll(() => ended().catch(() => 'refused')).toBe('recorded');
  });

  test('ends nothing that is moved while the call is looked into', async () => {
    const { mentor, mentee, sessionId } = await openSession(server, admin);
    const params = { sessionId };
    const move = {
      date: `${new Date().getUTCFullYear() + 1}-05-04`,
      time: '10:00',
      zone: 'UTC',
      minutes: 45,
    };
    const looked = vi.spyOn(RoomWatch.prototype, 'peopleIn').mockImplementationOnce(async () => {
      await mentee.call(moveSession, { params, body: { ...move, reason: 'Ill' } });
      return new Set();
    });
    await expect(mentor.call(endSession, { params })).rejects.toMatchObject({ code: 'not_open_yet' });
    looked.mockRestore();
    expect(await mentor.call(readSession, { params })).toMatchObject({ state: 'scheduled', endedAt: null });
  });

  test('is refused before it opens, after it was cancelled, and to everybody else', async () => {
    const early = await openSession(server, admin, 120);
    const params = { sessionId: early.sessionId };
    await expect(early.mentor.call(endSession, { params })).rejects.toMatchObject({ code: 'not_open_yet' });
    await expect(admin.call(endSession, { params })).rejects.toMatchObject({ code: 'not_found' });
    await early.mentor.call(cancelSession, { params, body: { reason: 'Ill' } });
    await expect(early.mentor.call(endSession, { params })).rejects.toMatchObject({
      code: 'session_cancelled',
    });
  });
});
