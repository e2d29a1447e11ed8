import { type MailCatcher, startMailCatcher } from '@rapport/infra/mailCatcher';
import { readInstallation, readMe, signIn } from '@rapport/shared/identity/identity.api';
import { requestMailLink, signInByLink } from '@rapport/shared/identity/mailLinks.api';
import { resetPassword } from '@rapport/shared/identity/people.api';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { JobModel } from '../../platform/jobs/job.model.ts';
import { addPerson, setUpOrganisation, type TestPerson } from '../../testing/factories.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let now = Date.now();
let catcher: MailCatcher;
let server: TestServer;
let person: TestPerson;

beforeAll(async () => {
  catcher = await startMailCatcher();
  server = await startTestServer({ clock: { now: () => now }, env: { SMTP_URL: catcher.url } });
  person = await addPerson(server, await setUpOrganisation(server));
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});
beforeEach(() => {
  catcher.mails.length = 0;
  now += 60_000;
});

/** Asks for a link and answers its token, as its receiver reads it. */
async function linkFor(purpose: 'signIn' | 'reset'): Promise<string> {
  await server.client().call(requestMailLink, { body: { email: person.email, purpose } });
  await server.app.kernel.jobs.run(now);
  const [mail] = catcher.mails;
  expect(mail?.to).toMatchObject([{ address: person.email }]);
  const link = new RegExp(`${server.origin}/(?:enter|reset)#(\\S+)`).exec(mail?.text ?? '');
  expect(mail?.html).toContain(link?.[0]);
  return link?.[1] ?? '';
}

it('signs in once, by a link that came by mail', async () => {
  expect((await server.client().call(readInstallation)).mail).toBe(true);
  const token = await linkFor('signIn');
  const client = server.client();
  expect(await client.call(signInByLink, { body: { token } })).toMatchObject({ id: person.id });
  expect(await client.call(readMe)).toMatchObject({ id: person.id });
  await expect(server.client().call(signInByLink, { body: { token } })).rejects.toMatchObject({
    code: 'link_expired',
  });
});

it('signs nobody in by a link that is too old, or that is for something else', async () => {
  const token = await linkFor('signIn');
  now += 16 * 60_000;
  await expect(server.client().call(signInByLink, { body: { token } })).rejects.toMatchObject({
    code: 'link_expired',
  });
  catcher.mails.length = 0;
  const reset = await linkFor('reset');
  await expect(server.client().call(signInByLink, { body: { token: reset } })).rejects.toMatchObject({
    code: 'link_expired',
  });
  await server.client().call(resetPassword, { body: { token: reset, password: 'quite another password' } });
  const body = { email: person.email, password: 'quite another password' };
  expect(await server.client().call(signIn, { body })).toMatchObject({ id: person.id });
});

it('says the same, and does the same at once, for an address that nobody has', async () => {
  await JobModel.deleteMany({});
  const ask = (email: string) =>
    server.client().call(requestMailLink, { body: { email, purpose: 'signIn' } });
  expect(await ask('nobody@example.org')).toBe(undefined);
  expect(await JobModel.countDocuments({ kind: 'link by mail' })).toBe(1);
  await server.app.kernel.jobs.run(now);
  expect(catcher.mails).toHaveLength(0);
});

it('mails no flood of links to one address', async () => {
  const ask = () =>
    server.client().call(requestMailLink, { body: { email: 'flood@example.org', purpose: 'signIn' } });
  for (let n = 0; n < 5; n++) await ask();
  await expect(ask()).rejects.toMatchObject({ code: 'too_many_requests' });
});
