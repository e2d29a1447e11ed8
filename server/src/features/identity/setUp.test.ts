import * as api from '@rapport/shared/identity/identity.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import * as setUpApi from '@rapport/shared/identity/setUp.api';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DyingWrites } from '../../testing/dyingWrites.ts';
import { addPerson, password, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestClient, type TestServer } from '../../testing/startTestServer.ts';
import { InstallationModel, PersonModel, ProgrammeModel, SignInModel } from './identity.models.ts';
import { removeSample } from './removeSample.ts';
import { setUpSample } from './setUpSample.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const organisation = (code = server.setupCode) => ({
  body: { code, organisation: 'Real', name: 'Ada', email: 'ada@example.org', password, zone: 'UTC' },
});
const sample = (code = server.setupCode) => ({ body: { code, zone: 'Europe/Berlin' } });
const as = (role: setUpApi.SampleRole, code = server.setupCode) => ({ body: { code, as: role } });
const stateNow = async () => (await server.client().call(api.readInstallation)).state;

async function expectCode(attempt: Promise<unknown>, code: string): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ code });
}

describe('the first run', () => {
  test('makes organisation, programme and admin, and signs the admin in', async () => {
    const client = server.client();
    const viewer = await client.call(setUpApi.setUp, organisation());
    expect(viewer).toMatchObject({
      name: 'Ada',
      admin: true,
      organisation: 'Real',
      sample: false,
      manages: [{ name: 'Mentoring' }],
    });
    expect((await client.call(api.readMe)).id).toBe(viewer.id);
    expect(await server.client().call(api.readInstallation)).toEqual({
      state: 'real',
      organisation: 'Real',
      mail: false,
    });
  });

  test.each(['setUp', 'setUpSample'] as const)(
    'several at once (%s) make one installation',
    async (which) => {
      const tries = await Promise.allSettled(
        [1, 2, 3].map(() => {
          const client = server.client();
          return which === 'setUp'
            ? client.call(setUpApi.setUp, organisation())
            : client.call(setUpApi.setUpSample, sample());
        }),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const attempt of tries) {
        if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'already_set_up' });
      }
      expect(await InstallationModel.countDocuments()).toBe(1);
      expect(await ProgrammeModel.countDocuments()).toBe(1);
    },
  );

  test('a real set-up while a sample is made leaves nothing of the sample', async () => {
    // The sample is refused where the real one came first.
    const [, real] = await Promise.allSettled([
      server.client().call(setUpApi.setUpSample, sample()),
      server.client().call(setUpApi.setUp, organisation()),
    ]);
    expect(real.status).toBe('fulfilled');
    expect(await stateNow()).toBe('real');
    const rows = await Promise.all(
      Object.values(mongoose.models).map(async (model) => [model.modelName, await model.countDocuments()]),
    );
    expect(Object.fromEntries(rows.filter(([, count]) => count !== 0))).toEqual({
      Account: 1,
      Installation: 1,
      Person: 1,
      Programme: 1,
      SignIn: 1,
    });
  });

  test('needs the printed code', async () => {
    const wrong = 'not the code that was printed';
    await expectCode(server.client().call(setUpApi.setUp, organisation(wrong)), 'setup_code_wrong');
    await expectCode(server.client().call(setUpApi.setUpSample, sample(wrong)), 'setup_code_wrong');
    await expectCode(server.client().call(setUpApi.continueAs, as('mentor', wrong)), 'setup_code_wrong');
    expect(await stateNow()).toBe('empty');
  });

  test.each(['X-Forwarded-For', 'Forwarded'])('is not for whom a proxy passes on (%s)', async (header) => {
    const response = await fetch(`${server.origin}${setUpApi.setUp.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin, [header]: '127.0.0.1' },
      body: JSON.stringify(organisation().body),
    });
    expect(await response.json()).toMatchObject({ error: { code: 'loopback_only' } });
    expect(await stateNow()).toBe('empty');
  });

  test('is refused once an organisation exists, code or not', async () => {
    await server.client().call(setUpApi.setUp, organisation());
    await expectCode(server.client().call(setUpApi.setUp, organisation()), 'already_set_up');
    await expectCode(server.client().call(setUpApi.setUpSample, sample()), 'already_set_up');
    await expectCode(server.client().call(setUpApi.continueAs, as('mentor')), 'already_set_up');
    expect(await PersonModel.countDocuments()).toBe(1);
  });
});

describe('the sample programme', () => {
  async function enter(role: setUpApi.SampleRole): Promise<TestClient> {
    const client = server.client();
    await client.call(setUpApi.continueAs, as(role));
    return client;
  }

  test('gives mentor and mentee the session that is about to begin, and the manager none', async () => {
    const { sessionId } = await server.client().call(setUpApi.setUpSample, sample());
    const people = await Promise.all(
      (['mentor', 'mentee', 'manager'] as const).map((role) =>
        server.client().call(setUpApi.continueAs, as(role)),
      ),
    );
    expect(people.map((person) => [person.viewer.name, person.viewer.sample, person.sessionId])).toEqual([
      ['Maya Okafor', true, sessionId],
      ['Jonas Lindqvist', true, sessionId],
      ['Priya Raman', true, null],
    ]);
  });

  test('is nobody to continue as before it exists', async () => {
    await expectCode(server.client().call(setUpApi.continueAs, as('mentor')), 'not_found');
  });

  test('has people whom no password signs in', async () => {
    await server.client().call(setUpApi.setUpSample, sample());
    for (const guess of [password, '', 'null']) {
      const body = { email: 'maya@sample.invalid', password: guess || 'x' };
      await expectCode(server.client().call(api.signIn, { body }), 'wrong_credentials');
    }
  });

  test('goes as a whole when the real organisation is set up, with its sign-ins', async () => {
    await server.client().call(setUpApi.setUpSample, sample());
    const mentor = await enter('mentor');
    const manager = await enter('manager');
    expect((await manager.call(api.readMe)).sample).toBe(true);

    const viewer = await server.client().call(setUpApi.setUp, organisation());
    expect(viewer.sample).toBe(false);
    for (const device of [mentor, manager]) await expectCode(device.call(api.readMe), 'signed_out');
    expect(await PersonModel.countDocuments()).toBe(1);
    expect(await ProgrammeModel.countDocuments()).toBe(1);
  });

  describe('is real from the moment that somebody has a password of their own in it:', () => {
    let manager: TestPerson & { programmeId: string };

    beforeEach(async () => {
      await server.client().call(setUpApi.setUpSample, sample());
      const client = await enter('manager');
      const { id, name, email, manages } = await client.call(api.readMe);
      manager = { ...client, id, name, email, programmeId: manages[0]?.id ?? '' };
    });

    async function expectReal(): Promise<void> {
      await expectCode(server.client().call(setUpApi.continueAs, as('mentor')), 'sample_joined');
      await expectCode(server.client().call(setUpApi.setUp, organisation()), 'sample_joined');
      await expectCode(server.client().call(setUpApi.setUpSample, sample()), 'sample_joined');
      expect(await stateNow()).toBe('real');
    }

    test('an invited person, whom no printed link can remove any more', async () => {
      const joined = await addPerson(server, manager);
      await expectReal();
      expect(await joined.call(api.readMe)).toMatchObject({ id: joined.id, sample: false });
      const body = { email: joined.email, password };
      expect((await server.client().call(api.signIn, { body })).id).toBe(joined.id);
    });

    test('one of its people by a reset link, who goes on as themselves', async () => {
      const params = { personId: manager.id };
      const { link } = await manager.call(peopleApi.createResetLink, { params });
      const token = new URL(link).hash.slice(1);
      await server.client().call(peopleApi.resetPassword, { body: { token, password } });
      await expectReal();
      const body = { email: manager.email, password };
      expect(await server.client().call(api.signIn, { body })).toMatchObject({ id: manager.id, admin: true });
    });

    test('of a set-up and somebody who joins at the same moment one is refused', async () => {
      const [set, joined] = await Promise.allSettled([
        server.client().call(setUpApi.setUp, organisation()),
        addPerson(server, manager),
      ]);
      expect([set.status, joined.status].sort()).toEqual(['fulfilled', 'rejected']);
      const everybody = await PersonModel.find({ sample: false }).lean();
      expect(everybody).toHaveLength(1);
    });
  });

  test('that is cut off at any write is made whole by the next call', async () => {
    const rows = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.values(mongoose.models).map(async (model) => [
            model.modelName,
            await model.countDocuments(),
          ]),
        ),
      ) as Record<string, number>;
    const writes = new DyingWrites();
    await server.client().call(setUpApi.setUpSample, sample());
    const whole = await rows();
    const all = writes.count;
    expect(all).toBeGreaterThan(20);

    for (const last of [1, 6, Math.round(all / 3), Math.round(all / 2), all - 1]) {
      await mongoose.connection.transaction(removeSample);
      writes.dieAt(last);
      await expectCode(server.client().call(setUpApi.setUpSample, sample()), 'internal');
      writes.live();
      expect(await stateNow()).toBe('empty');
      await expectCode(server.client().call(setUpApi.continueAs, as('mentor')), 'not_found');

      const { sessionId } = await server.client().call(setUpApi.setUpSample, sample());
      expect(await rows()).toEqual(whole);
      expect((await server.client().call(setUpApi.continueAs, as('mentor'))).sessionId).toBe(sessionId);
      await SignInModel.deleteMany({});
    }
  });

  test('leaves nothing behind when its sessions cannot be made', async () => {
    const port = {
      fill: () => Promise.reject(new Error('no')),
      currentSession: () => Promise.resolve(undefined),
    };
    await expect(setUpSample(port, 'UTC', Date.now())).rejects.toThrow('no');
    expect(await stateNow()).toBe('empty');
    expect(await PersonModel.countDocuments()).toBe(0);
    expect((await server.client().call(setUpApi.setUpSample, sample())).sessionId).toMatch(/^[0-9a-f]{24}$/);
  });
});
