import { z } from 'zod';
import { idSchema } from '../core/ids.ts';
import { operation } from '../core/route.ts';
import { emailSchema, lineOf, newPasswordSchema } from '../core/text.ts';
import { zoneSchema } from '../core/time.ts';
import { personName, tokenSchema, viewer } from './identity.api.ts';

export const setUp = operation({
  id: 'identity.setUp',
  method: 'post',
  path: '/api/setup',
  summary: 'First run: makes the organisation, its default programme and its first admin, and signs them in.',
  caller: 'anonymous',
  body: z.object({
    code: tokenSchema,
    organisation: lineOf(120),
    name: personName,
    email: emailSchema,
    password: newPasswordSchema,
    zone: zoneSchema,
  }),
  output: viewer,
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});

export const setUpSample = operation({
  id: 'identity.setUpSample',
  method: 'post',
  path: '/api/setup/sample',
  summary: 'First run: makes a sample programme to try, with a session that begins in five minutes.',
  caller: 'anonymous',
  body: z.object({ code: tokenSchema, zone: zoneSchema }),
  output: z.object({ sessionId: idSchema }),
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});

export const sampleRole = z.enum(['mentor', 'mentee', 'manager']);
export type SampleRole = z.output<typeof sampleRole>;

export const continueAs = operation({
  id: 'identity.continueAs',
  method: 'post',
  path: '/api/setup/continue',
  summary: 'Signs in as a person of the sample programme. Refused once anybody has a password of their own.',
  caller: 'anonymous',
  body: z.object({ code: tokenSchema, as: sampleRole }),
  output: z.object({ viewer, sessionId: idSchema.nullable() }),
  errors: ['setup_code_wrong', 'loopback_only', 'already_set_up', 'sample_joined'],
});
