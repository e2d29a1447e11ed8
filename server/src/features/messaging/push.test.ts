import * as identity from '@rapport/shared/identity/identity.api';
import * as api from '@rapport/shared/messaging/push.api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PushSubscriptionModel } from '../../platform/push/push.models.ts';
import { PushPostponed } from '../../platform/push/push.ts';
import { pushKeys } from '../../platform/push/pushKeys.ts';
import { addPerson, password, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { provenClaims, startPushService, TestBrowser } from '../../testing/pushService.ts';
import { startTestServer, type TestClient, type TestServer } from '../../testing/startTestServer.ts';
import { testNotices } from './messaging.limits.ts';

let service: Awaited<ReturnType<typeof startPushService>>;
let server: TestServer;
let admin: TestPerson & { programmeId: string };
const logged: string[] = [];

beforeAll(async () => {
  service = await startPushService();
  server = await startTestServer({
    post: service.post,
    env: { LOG_LEVEL: 'debug' },
    logTo: (line) => logged.push(line),
  });
  admin = await setUpOrganisation(server);
});
afterAll(async () => {
  await server.stop();
  await service.stop();
});

const message = {
  title: 'Your session begins in 15 minutes',
  body: 'With Jonas, at 16:00',
  url: '/s/0123456789abcdef01234567',
  tag: 'due-0123456789abcdef01234567',
};
const options = { urgency: 'high', ttlSeconds: 900 } as const;
const send = ({ id }: TestPerson, more: { topic?: string; to?: readonly string[] } = {}) =>
  server.app.kernel.push.send(id, message, { ...options, ...more });

async function subscribed(caller: TestClient, label?: string): Promise<TestBrowser> {
  const browser = new TestBrowser(label);
  await caller.call(api.subscribePush, { body: browser.subscription });
  return browser;
}

/** Another browser of the same person. */
async function signedInAgain({ email }: TestPerson): Promise<TestClient> {
  const client = server.client();
  await client.call(identity.signIn, { body: { email, password } });
  return client;
}

describe('a notice', () => {
  it('arrives as it was sent, readable by that browser, signed by this installation', async () => {
    const person = await addPerson(server, admin);
    const browser = await subscribed(person);
    expect(await send(person, { topic: 'due' })).toEqual({ delivered: 1 });
    const [push, ...further] = service.receivedBy(browser);
    if (!push) throw new Error('nothing has come');
    expect(further).toEqual([]);
    expect(browser.read(push.body)).toEqual(message);
    expect(() => new TestBrowser().read(push.body)).toThrow();
    expect(push.body.toString('latin1')).not.toContain('Jonas');
    expect(push.headers).toMatchObject({
      ...{ ttl: '900', urgency: 'high', topic: 'due' },
      'content-encoding': 'aes128gcm',
      'content-length': String(push.body.length),
    });

    const { key, claims } = provenClaims(push);
    expect(key).toBe((await person.call(api.readPush)).publicKey);
    expect(claims.aud).toBe('https://push.test');
    expect(claims.sub).toBe('mailto:nobody@rapport.invalid');
    // Push services refuse what is good for more than a day.
    expect(claims.exp * 1_000).toBeGreaterThan(Date.now());
    expect(claims.exp * 1_000).toBeLessThan(Date.now() + 24 * 60 * 60_000);
  });

  it('reaches every browser of a person, and nobody else', async () => {
    const [person, other] = [await addPerson(server, admin), await addPerson(server, admin)];
    const browsers = [await subscribed(person), await subscribed(await signedInAgain(person))];
    const foreign = await subscribed(other);
    expect(await send(person)).toEqual({ delivered: 2 });
    for (const browser of browsers) expect(service.receivedBy(browser)).toHaveLength(1);
    expect(service.receivedBy(foreign)).toEqual([]);
  });

  it('goes nowhere where nobody has subscribed', async () => {
    expect(await send(await addPerson(server, admin))).toEqual({ delivered: 0 });
  });

  it.each([404, 410])('that finds nobody (%i) is the last one to that browser', async (status) => {
    const person = await addPerson(server, admin);
    const browser = await subscribed(person);
    service.answer(browser, status);
    expect(await send(person)).toEqual({ delivered: 0 });
    expect((await person.call(api.readPush)).devices).toEqual([]);
    expect(await send(person)).toEqual({ delivered: 0 });
    expect(service.receivedBy(browser)).toHaveLength(1);
  });

  it('that has to wait is told with its time and its browsers, and sent again to those alone', async () => {
    const person = await addPerson(server, admin);
    const reached = await subscribed(person);
    const [busy, broken, silent] = [
      await subscribed(await signedInAgain(person)),
      await subscribed(await signedInAgain(person)),
      await subscribed(await signedInAgain(person)),
    ];
    service.answer(busy, 429, { 'retry-after': '120' });
    service.answer(broken, 503);
    service.answer(silent, 'silence');
    const error = await send(person).catch((thrown: unknown) => thrown);
    if (!(error instanceof PushPostponed)) throw error;
    expect(error.retryAfterMs).toBe(120_000);
    expect(error.to).toHaveLength(3);

    for (const browser of [busy, broken, silent]) service.answer(browser, 201);
    expect(await send(person, { to: error.to })).toEqual({ delivered: 3 });
    expect(service.receivedBy(reached)).toHaveLength(1);
  });

  it('that is refused for another reason leaves a line without where it went, and changes nothing', async () => {
    const person = await addPerson(server, admin);
    const browser = await subscribed(person);
    service.answer(browser, 403);
    expect(await send(person)).toEqual({ delivered: 0 });
    expect(logged.filter((line) => line.includes('refused a notice')).at(-1)).toContain('"status":403');
    expect((await person.call(api.readPush)).devices).toHaveLength(1);
    const { privateKey } = await pushKeys(server.app.kernel.config.RAPPORT_SECRET);
    const { endpoint, keys } = browser.subscription;
    const secrets = [endpoint, endpoint.split('/').at(-1) ?? '', keys.auth, keys.p256dh, privateKey];
    for (const secret of secrets) expect(logged.filter((line) => line.includes(secret))).toEqual([]);
  });
});

describe('a subscription', () => {
  const devicesOf = async (caller: TestClient) => (await caller.call(api.readPush)).devices;

  it('is shown to its owner by name, the own browser marked', async () => {
    const person = await addPerson(server, admin);
    await subscribed(person, 'Firefox on Linux');
    const phone = await signedInAgain(person);
    await subscribed(phone, 'Chrome on Android');
    expect(await devicesOf(phone)).toEqual([
      { label: 'Chrome on Android', since: expect.any(String), isThis: true },
      { label: 'Firefox on Linux', since: expect.any(String), isThis: false },
    ]);
    expect(await devicesOf(await addPerson(server, admin))).toEqual([]);
  });

  it('ends with its sign-in', async () => {
    const person = await addPerson(server, admin);
    const phone = await signedInAgain(person);
    const [laptopBrowser, phoneBrowser] = [await subscribed(person), await subscribed(phone)];
    await phone.call(identity.signOut);
    expect(await send(person)).toEqual({ delivered: 1 });
    expect(service.receivedBy(phoneBrowser)).toEqual([]);
    expect(service.receivedBy(laptopBrowser)).toHaveLength(1);
  });

  it('ends also where the news of it was lost', async () => {
    const person = await addPerson(server, admin);
    await subscribed(person);
    // As by a browser that subscribes while its sign-in ends.
    await PushSubscriptionModel.updateMany({ personId: person.id }, { signInId: 'f'.repeat(24) });
    await server.app.kernel.sweeper.run(Date.now());
    expect(await devicesOf(person)).toEqual([]);
    expect(await PushSubscriptionModel.countDocuments()).toBeGreaterThan(0);
  });

  it('changes hands when another person signs in at that browser', async () => {
    const [before, after] = [await addPerson(server, admin), await addPerson(server, admin)];
    const browser = await subscribed(before);
    await after.call(api.subscribePush, { body: browser.subscription });
    expect(await send(before)).toEqual({ delivered: 0 });
    expect(await send(after)).toEqual({ delivered: 1 });
    // Whoever had it before cannot end it now.
    await before.call(api.unsubscribePush, { body: browser });
    expect(await devicesOf(after)).toHaveLength(1);
    await after.call(api.unsubscribePush, { body: browser });
    expect(await devicesOf(after)).toEqual([]);
  });

  it('of the same endpoint, sent many times at once, is one', async () => {
    const person = await addPerson(server, admin);
    const { subscription: body } = new TestBrowser();
    await Promise.all(Array.from({ length: 8 }, () => person.call(api.subscribePush, { body })));
    expect(await devicesOf(person)).toHaveLength(1);
  });

  it('takes the place of what the same browser had before', async () => {
    const person = await addPerson(server, admin);
    const old = await subscribed(person);
    const renewed = await subscribed(person);
    expect(await send(person)).toEqual({ delivered: 1 });
    expect(service.receivedBy(old)).toEqual([]);
    expect(service.receivedBy(renewed)).toHaveLength(1);
  });

  it('of one browser too many ends the oldest', async () => {
    const person = await addPerson(server, admin);
    await subscribed(person, 'the oldest');
    for (let more = 1; more <= api.mostPushDevices; more++)
      await subscribed(await signedInAgain(person), String(more));
    const labels = (await devicesOf(person)).map(({ label }) => label);
    expect(labels).toHaveLength(api.mostPushDevices);
    expect(labels).not.toContain('the oldest');
  });

  const whole = new TestBrowser().subscription;
  const withKeys = (keys: Partial<typeof whole.keys>) => ({ ...whole, keys: { ...whole.keys, ...keys } });
  it.each([
    ['plain HTTP', { ...whole, endpoint: 'http://push.test/1' }, 'endpoint'],
    ['no address', { ...whole, endpoint: 'push' }, 'endpoint'],
    ['a name in the address', { ...whole, endpoint: 'https://a:b@push.test/1' }, 'endpoint'],
    ['an endless address', { ...whole, endpoint: `https://push.test/${'a'.repeat(2_048)}` }, 'endpoint'],
    ['a short key', withKeys({ p256dh: whole.keys.p256dh.slice(0, -1) }), 'keys.p256dh'],
    ['a key that is no point of the curve', withKeys({ p256dh: `BA${'A'.repeat(85)}` }), 'keys.p256dh'],
    ['base64 with + and /', withKeys({ p256dh: `BA${'+'.repeat(85)}` }), 'keys.p256dh'],
    ['a short secret', withKeys({ auth: 'AAAA' }), 'keys.auth'],
    ['a long secret', withKeys({ auth: 'A'.repeat(23) }), 'keys.auth'],
    ['no name', { ...whole, label: ' ' }, 'label'],
  ])('with %s is refused by name', async (_what, body, field) => {
    await expect(admin.call(api.subscribePush, { body })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
  });
});

describe('a test notice', () => {
  it('comes to oneself, says whether it could be sent, and comes a few times a minute at most', async () => {
    const person = await addPerson(server, admin);
    expect(await person.call(api.testPush)).toEqual({ outcome: 'nobody' });
    const browser = await subscribed(person);
    expect(await person.call(api.testPush)).toEqual({ outcome: 'sent' });
    expect(service.receivedBy(browser)).toHaveLength(1);
    service.answer(browser, 500);
    expect(await person.call(api.testPush)).toEqual({ outcome: 'later' });
    for (let sent = 3; sent < testNotices.points; sent++) await person.call(api.testPush);
    await expect(person.call(api.testPush)).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});
