import * as api from '@rapport/shared/messaging/messaging.api';
import type { Kernel } from '../../platform/kernel.ts';
import { dropSubscriptionsOfSignIns } from '../../platform/push/subscriptions.ts';
import { signInEnded } from '../identity/index.ts';
import { dropEndedSubscriptions } from './dropEndedSubscriptions.ts';
import { markSeen, noticeSettingsOf, saveNoticeSettings } from './noticeSettings.model.ts';
import { countUnread, forgetNotices, pageOfNotices, presentNotices } from './notices.ts';
import { handlePush } from './push.routes.ts';
import type { RingPorts } from './ring/callNow.ts';
import { handleRinging } from './ring/ring.routes.ts';
import { type TellPorts, tellPeople } from './tell.ts';

/** How often old notices are removed (ms). */
const cleaningMs = 60 * 60_000;

/** What people are told: in the app, by mail and by push, each as they want it. */
export function createMessaging(kernel: Kernel, ports: TellPorts & RingPorts): void {
  tellPeople(kernel, ports);
  handleNotices(kernel, ports);
  handleRinging(kernel, ports);
  handlePush(kernel);
  kernel.sweeper.add('old notices', forgetNotices, { everyMs: cleaningMs });
  kernel.events.subscribe(signInEnded, ({ signInId }) => dropSubscriptionsOfSignIns([signInId]));
  kernel.sweeper.add('subscriptions of ended sign-ins', dropEndedSubscriptions(ports.identity));
}

function handleNotices({ routes, clock, mail }: Kernel, { identity }: Pick<TellPorts, 'identity'>): void {
  routes.handle(api.listNotices, async ({ principal: { personId }, query }) => {
    const { seenUntil } = await noticeSettingsOf(personId);
    const [{ rows, nextCursor }, unread] = await Promise.all([
      pageOfNotices(personId, query),
      countUnread(personId, seenUntil),
    ]);
    return { items: await presentNotices(identity, rows, seenUntil), nextCursor, unread };
  });
  routes.handle(api.markNoticesRead, async ({ principal: { personId }, body }) => {
    await markSeen(personId, new Date(Math.min(Date.parse(body.until), clock.now())));
    return undefined;
  });
  routes.handle(api.readNoticeSettings, async ({ principal: { personId } }) => ({
    settings: await noticeSettingsOf(personId),
    mail: mail.isOn,
  }));
  routes.handle(api.saveNoticeSettings, async ({ principal: { personId }, body }) => {
    await saveNoticeSettings(personId, body);
    return body;
  });
}
