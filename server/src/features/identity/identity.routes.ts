import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/identity/identity.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import type { Kernel } from '../../platform/kernel.ts';
import { changeMe } from './changeMe.ts';
import * as policy from './identity.policy.ts';
import { linkTo, makeLink, originOf } from './links.ts';
import { listPeople } from './listPeople.ts';
import { readPerson } from './people.ts';
import { personChanged } from './ports.ts';
import { allProgrammes, programmesById } from './programmes.ts';
import { resetPassword } from './resetPassword.ts';
import { SignInAttempts } from './signInAttempts.ts';
import type { SignIns } from './signIns.ts';
import { viewerOf } from './viewer.ts';

/** Signing in and out, one's own profile, and people as admins and managers see them. */
export function handleIdentity(kernel: Kernel, signIns: SignIns): void {
  const { routes, clock, events, config } = kernel;
  const attempts = new SignInAttempts();

  routes.handle(api.signIn, async ({ body, res }) =>
    viewerOf(await attempts.guard(body.email, () => signIns.signIn(body, res))),
  );

  routes.handle(api.signOut, async ({ req, res }) => {
    await signIns.signOut(req.headers, res);
    return undefined;
  });

  routes.handle(api.readMe, async ({ principal, req, res }) => {
    await signIns.extend(req.headers, res);
    return viewerOf(principal.personId);
  });

  routes.handle(api.changeMe, async ({ principal: { personId }, body }) => {
    await changeMe(personId, body, clock.now());
    await events.publish(personChanged, { personId });
    return viewerOf(personId);
  });

  routes.handle(peopleApi.resetPassword, async ({ body }) => {
    await resetPassword(signIns, body, clock.now());
    return undefined;
  });

  routes.handle(peopleApi.listPeople, async ({ principal, query }) => {
    seen(policy.mayListPeople(principal));
    return listPeople(principal, query);
  });

  routes.handle(peopleApi.listProgrammes, async ({ principal }) => {
    seen(policy.mayListPeople(principal));
    if (principal.admin) return { items: await allProgrammes() };
    const managed = await programmesById(principal.manages);
    return { items: [...managed.values()].slice(0, api.mostProgrammes) };
  });

  routes.handle(peopleApi.createResetLink, async ({ principal, params: { personId }, req }) => {
    seen(policy.mayMakeResetLinks(principal) && (await readPerson(personId)) !== undefined);
    const createdBy = principal.personId;
    const { token, record } = await makeLink({ kind: 'reset', personId, createdBy }, clock.now());
    return {
      link: linkTo(originOf(req, config.RAPPORT_ORIGINS), '/reset', token),
      expiresAt: record.expiresAt.toISOString(),
    };
  });
}

/** What somebody may not see answers like what does not exist. */
function seen(allowed: boolean): void {
  if (!allowed) throw new RapportError('not_found', { message: 'There is no such thing.' });
}
