import { z } from 'zod';
import { operation } from '../core/route.ts';
import { lineOf } from '../core/text.ts';
import { instantSchema } from '../core/time.ts';
import { pushPaths } from './pushPaths.ts';

/** Browsers of one person that get notices, at most; the server forgets the oldest. */
export const mostPushDevices = 10;

/** Where a browser is reached: its push service's address, TLS only, without a user's name in it. */
const endpoint = z
  .url({ protocol: /^https$/ })
  .max(2_048)
  .refine((address) => !/^https:\/\/[^/?#]*@/i.test(address), 'invalid');

/** Base64url without padding, as browsers give them: a point of P-256, uncompressed (65 bytes), and 16 bytes. */
const keys = z.object({
  p256dh: z.string().regex(/^B[A-P][\w-]{85}$/),
  auth: z.string().regex(/^[\w-]{21}[AQgw]$/),
});

export const readPush = operation({
  id: 'messaging.readPush',
  method: 'get',
  path: pushPaths.read,
  summary: 'What a browser needs to subscribe to notices, and which browsers of the viewer get them.',
  caller: 'signedIn',
  output: z.object({
    /** The installation's public key (VAPID), base64url. */
    publicKey: z.string(),
    devices: z
      .array(
        z.object({
          label: z.string(),
          since: instantSchema,
          /** The one that is asking. */
          isThis: z.boolean(),
        }),
      )
      .max(mostPushDevices),
  }),
  errors: [],
});

export const subscribePush = operation({
  id: 'messaging.subscribePush',
  method: 'put',
  path: pushPaths.subscribe,
  summary: 'Sends notices to this browser from now on, until its sign-in ends. Another person’s end here.',
  caller: 'signedIn',
  body: z.object({ endpoint, keys, label: lineOf(80) }),
  errors: [],
});

export const unsubscribePush = operation({
  id: 'messaging.unsubscribePush',
  method: 'post',
  path: '/api/me/push/unsubscribe',
  summary: 'Sends no notices to this browser of the viewer any more.',
  caller: 'signedIn',
  body: z.object({ endpoint }),
  errors: [],
});

export const testPush = operation({
  id: 'messaging.testPush',
  method: 'post',
  path: '/api/me/push/test',
  summary: 'Sends the viewer a notice, to every browser of theirs, to see that it comes.',
  caller: 'signedIn',
  output: z.object({
    /** `later`: a push service could not be reached or asks to wait. `nobody`: no browser takes notices. */
    outcome: z.enum(['sent', 'later', 'nobody']),
  }),
  errors: [],
});
