import { z } from 'zod';
import { operation } from '../core/route.ts';
import { emailSchema } from '../core/text.ts';
import { publicComputer, viewer } from './identity.api.ts';

/** What a link that comes by mail is for. */
export const mailLinkPurpose = z.enum(['signIn', 'reset']);
export type MailLinkPurpose = z.output<typeof mailLinkPurpose>;

export const requestMailLink = operation({
  id: 'identity.requestMailLink',
  method: 'post',
  path: '/api/mail-links',
  summary:
    'Has a link mailed to sign in by, or to set a new password. The answer is the same whether there is such an account.',
  caller: 'anonymous',
  body: z.object({ email: emailSchema, purpose: mailLinkPurpose }),
  errors: ['mail_off'],
});

export const signInByLink = operation({
  id: 'identity.signInByLink',
  method: 'post',
  path: '/api/sign-in/link',
  summary: 'Signs in by a link that came by mail, once; sets the session cookie.',
  caller: 'anonymous',
  body: z.object({ token: z.string().min(20).max(200), publicComputer }),
  output: viewer,
  errors: ['link_expired'],
});
