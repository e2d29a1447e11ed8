import * as operations from '@rapport/shared/mentorships/mentorships.api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPair, addPerson, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const unknownId = 'f'.repeat(24);

describe('pairs', () => {
  let server: TestServer;
  let admin: TestPerson & { programmeId: string };

  beforeAll(async () => {
    server = await startTestServer();
    admin = await setUpOrganisation(server);
  });
  afterAll(() => server.stop());

  it('are made by an admin or a manager, and by nobody else', async () => {
    const [manager, mentor, mentee] = await Promise.all([
      addPerson(server, admin, 'manager'),
      addPerson(server, admin),
      addPerson(server, admin),
    ]);
    const body = { programmeId: admin.programmeId, mentorId: mentor.id, menteeId: mentee.id };
    await expect(mentor.call(operations.createMentorship, { body })).rejects.toMatchObject({
      code: 'not_found',
    });
    const view = await manager.call(operations.createMentorship, { body });
    expect(view).toMatchObject({
      mentor: { id: mentor.id, name: mentor.name },
      mentee: { id: mentee.id },
      programme: { id: admin.programmeId },
      state: 'active',
      viewer: 'manager',
    });
  });

  it('need two known people in a known programme', async () => {
    const { id: mentorId } = await addPerson(server, admin);
    const pair = (body: { programmeId: string; mentorId: string; menteeId: string }) =>
      admin.call(operations.createMentorship, { body });
    const { programmeId } = admin;
    await expect(pair({ programmeId, mentorId, menteeId: mentorId })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { menteeId: expect.any(String) },
    });
    await expect(pair({ programmeId, mentorId, menteeId: unknownId })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(pair({ programmeId: unknownId, mentorId, menteeId: admin.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('exist once, also when two managers make one at the same time, and can be made again after their end', async () => {
    const [mentor, mentee] = await Promise.all([addPerson(server, admin), addPerson(server, admin)]);
    const make = () =>
      admin.call(operations.createMentorship, {
        body: { programmeId: admin.programmeId, mentorId: mentor.id, menteeId: mentee.id },
      });
    const made = await Promise.allSettled([make(), make(), make()]);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(make()).rejects.toMatchObject({ code: 'already_paired' });
    const first = made.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))[0];
    await mentor.call(operations.endMentorship, { params: { mentorshipId: first?.id ?? '' } });
    const second = await make();
    expect(second.id).not.toBe(first?.id);
  });

  it('look to strangers, and to the owners of other pairs, as if they did not exist', async () => {
    const pair = await addPair(server, admin);
    const other = await addPair(server, admin);
    const params = { mentorshipId: pair.mentorshipId };
    for (const stranger of [other.mentor, other.mentee]) {
      const asked = stranger.call(operations.readMentorship, { params });
      const unknown = stranger.call(operations.readMentorship, { params: { mentorshipId: unknownId } });
      const [a, b] = await Promise.all(
        [asked, unknown].map((answer) => answer.catch((error: unknown) => error)),
      );
      expect(a).toEqual(b);
      await expect(stranger.call(operations.endMentorship, { params })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  it('are ended by the mentor or by office, not by the mentee, once', async () => {
    const { mentor, mentee, mentorshipId } = await addPair(server, admin);
    const params = { mentorshipId };
    await expect(mentee.call(operations.endMentorship, { params })).rejects.toMatchObject({
      code: 'not_found',
    });
    const ended = await mentor.call(operations.endMentorship, { params });
    expect(ended).toMatchObject({ state: 'ended', endedAt: expect.any(String) });
    await expect(admin.call(operations.endMentorship, { params })).rejects.toMatchObject({
      code: 'mentorship_ended',
    });
    expect(await mentee.call(operations.readMentorship, { params })).toMatchObject({ state: 'ended' });
  });

  it('are listed apart: those that one belongs to, and those that one only looks after', async () => {
    const manager = await addPerson(server, admin, 'manager');
    const mentee = await addPerson(server, admin);
    const { mentorshipId } = await addPair(server, admin);
    const own = await admin.call(operations.createMentorship, {
      body: { programmeId: admin.programmeId, mentorId: manager.id, menteeId: mentee.id },
    });
    const list = async (who: TestPerson, which?: 'own' | 'others') =>
      (await who.call(operations.listMentorships, { query: { which } })).items.map(({ id }) => id);
    expect(await list(manager, 'own')).toEqual([own.id]);
    expect(await list(manager, 'others')).toContain(mentorshipId);
    expect(await list(manager, 'others')).not.toContain(own.id);
    expect(await list(manager)).toEqual(expect.arrayContaining([own.id, mentorshipId]));
    expect(await list(mentee, 'others')).toEqual([]);
    expect(await list(admin, 'own')).toEqual([]);
    expect(await list(admin, 'others')).toEqual(expect.arrayContaining([own.id, mentorshipId]));
  });

  it('are listed to those who belong, active first, in pages that neither double nor lose one', async () => {
    const mentor = await addPerson(server, admin);
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      const mentee = await addPerson(server, admin);
      const { id } = await admin.call(operations.createMentorship, {
        body: { programmeId: admin.programmeId, mentorId: mentor.id, menteeId: mentee.id },
      });
      made.unshift(id);
    }
    const [newest = '', ...older] = made;
    await admin.call(operations.endMentorship, { params: { mentorshipId: newest } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await mentor.call(operations.listMentorships, { query: { limit: 2, cursor } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...older, newest]);
    await expect(
      mentor.call(operations.listMentorships, { query: { cursor: 'nonsense' } }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
