import type { OutputOf } from '@rapport/shared/core/route';
import type { testPush } from '@rapport/shared/messaging/push.api';
import { type Push, PushPostponed } from '../../platform/push/push.ts';

/** A notice that says nothing, for a person to see that notices come. */
export async function sendTestNotice(
  push: Pick<Push, 'send'>,
  personId: string,
): Promise<OutputOf<typeof testPush>['outcome']> {
  const message = {
    title: 'Rapport',
    body: 'Notices reach you here.',
    url: '/me',
    tag: 'test',
  };
  try {
    const { delivered } = await push.send(personId, message, { urgency: 'high', ttlSeconds: 60 });
    return delivered > 0 ? 'sent' : 'nobody';
  } catch (error) {
    if (error instanceof PushPostponed) return 'later';
    throw error;
  }
}
