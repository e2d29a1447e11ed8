import type { Kernel } from '../kernel.ts';
import type { Post } from './post.ts';
import { Push } from './push.ts';

/** @param post what sends; it decides which addresses may be sent to */
export function createPush(
  { config, clock, log }: Pick<Kernel, 'config' | 'clock' | 'log'>,
  post: Post,
): Push {
  const [origin = ''] = config.RAPPORT_ORIGINS;
  return new Push({
    ...{ clock, log, post },
    secret: config.RAPPORT_SECRET,
    // An installation for this computer only has no address at which a push service could ask for somebody.
    subject: origin.startsWith('https:') ? origin : 'mailto:nobody@rapport.invalid',
  });
}
