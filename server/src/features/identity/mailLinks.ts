import { createHash } from 'node:crypto';
import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/identity/mailLinks.api';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/database.ts';
import { jobKind } from '../../platform/jobs/jobs.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { type Letter, renderHtml, renderText } from '../../platform/mail/letter/renderLetter.ts';
import { linkLifetimes, mailLinkRequests } from './identity.limits.ts';
import { PersonModel } from './identity.models.ts';
import { claimLink, linkTo, makeLink, originOf, readLink } from './links.ts';
import type { SignIns } from './signIns.ts';
import { viewerOf } from './viewer.ts';

/** The address is looked up when the job runs: whoever asks learns nothing from how long the answer takes. */
const mailLinkJob = jobKind(
  'link by mail',
  z.object({ email: z.string(), purpose: api.mailLinkPurpose, origin: z.string(), key: z.string() }),
);

/** Links that come by mail: to sign in without a password, and to set a new one. */
export function handleMailLinks(kernel: Kernel, signIns: SignIns): void {
  const { routes, clock, config, jobs, mail } = kernel;
  const asked = new RateLimiterMemory(mailLinkRequests);

  routes.handle(api.requestMailLink, async ({ body: { email, purpose }, req }) => {
    if (!mail.isOn) throw new RapportError('mail_off', { message: 'No mail is sent from here.' });
    const hash = createHash('sha256').update(email).digest('hex').slice(0, 32);
    await asked.consume(hash).catch(() => {
      throw new RapportError('too_many_requests', { message: 'A link was asked for often just now.' });
    });
    const now = clock.now();
    const key = `${purpose}:${hash}:${now}`;
    const about = { email, purpose, key, origin: originOf(req, config.RAPPORT_ORIGINS) };
    await jobs.add([{ kind: mailLinkJob, key, about, dueAt: new Date(now) }]);
    return undefined;
  });

  routes.handle(api.signInByLink, async ({ body: { token, publicComputer }, res }) => {
    const now = clock.now();
    const link = await readLink('signIn', token, now);
    await inTransaction((transaction) => claimLink(link, now, transaction));
    const personId = link.personId ?? '';
    await signIns.signInAs(personId, res, publicComputer);
    return viewerOf(personId);
  });

  jobs.handle(mailLinkJob, async ({ email, purpose, origin, key }, now) => {
    // Nobody signs in as a made-up person by mail.
    const person = await PersonModel.findOne({ email, sample: false }, { name: 1, email: 1 }).lean();
    if (!person) return;
    const personId = person._id.toHexString();
    const { token } = await makeLink({ kind: purpose, personId, createdBy: personId }, now);
    const letter = write(purpose, person.name, linkTo(origin, paths[purpose], token));
    await mail.send(
      {
        ...{ key, to: person, subject: letter.subject, secret: true },
        ...{ text: renderText(letter), html: renderHtml(letter) },
      },
      now,
    );
  });
}

const paths = { signIn: '/enter', reset: '/reset' } as const;

function write(purpose: api.MailLinkPurpose, name: string, url: string): Letter {
  const isSignIn = purpose === 'signIn';
  const lasts = linkLifetimes[purpose] / 60_000;
  return {
    subject: isSignIn ? 'Your link to sign in' : 'Your link to a new password',
    hello: `Hello ${name},`,
    lines: [
      isSignIn
        ? 'With this link you sign in to Rapport without a password.'
        : 'With this link you set a new password for Rapport.',
    ],
    times: [],
    after: [`It works once, within ${lasts < 120 ? `${lasts} minutes` : `${lasts / 60} hours`}.`],
    action: { label: isSignIn ? 'Sign in' : 'Set a new password', url },
    foot: [{ text: 'If you did not ask for it, do nothing: nobody else has this link.' }],
  };
}
