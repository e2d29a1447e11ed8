import * as api from '@rapport/shared/identity/identity.api';
import { expect, test } from 'vitest';
import { password, setUpOrganisation } from '../../testing/factories.ts';
import { startTestServer } from '../../testing/startTestServer.ts';

test('where people come by https the cookie cannot be set or read by any other host or by plain http', async () => {
  const server = await startTestServer({ env: { RAPPORT_ORIGINS: 'https://rapport.example' } });
  const admin = await setUpOrganisation(server);
  const response = await fetch(`${server.origin}${api.signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://rapport.example' },
    body: JSON.stringify({ email: 'ada@example.org', password }),
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-rapport=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  expect((await admin.call(api.readMe)).id).toBe(admin.id);
  await admin.call(api.signOut);
  await expect(admin.call(api.readMe)).rejects.toMatchObject({ code: 'signed_out' });
  await server.stop();
});
