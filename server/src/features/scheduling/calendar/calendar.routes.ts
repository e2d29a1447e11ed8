import { fillPath } from '@rapport/shared/core/route';
import * as operations from '@rapport/shared/scheduling/calendar.api';
import type { Kernel } from '../../../platform/kernel.ts';
import { calendarEvents } from './calendarEvents.ts';
import { calendarOf } from './calendarOf.ts';
import { type FeedRow, feedOf, newFeed, removeFeed } from './feed.model.ts';
import { type CalendarPorts, hostOf } from './invitationFor.ts';
import { readCalendar } from './readCalendar.ts';

export function handleCalendar(kernel: Kernel, ports: CalendarPorts): void {
  const { identity, sessions, origin } = ports;
  const now = () => kernel.clock.now();

  kernel.routes.handle(operations.readFeed, async ({ principal }) => {
    const row = await feedOf(principal.personId);
    return { feed: row ? presentFeed(row) : null };
  });
  kernel.routes.handle(operations.makeFeed, async ({ principal }) => {
    const { token, row } = await newFeed(principal.personId, now());
    return { ...presentFeed(row), address: origin + fillPath(operations.readCalendar.path, { token }) };
  });
  kernel.routes.handle(operations.revokeFeed, async ({ principal }) => {
    await removeFeed(principal.personId);
    return undefined;
  });
  kernel.routes.handle(operations.readCalendar, async ({ params, res }) => {
    const { content, changedAt } = await readCalendar(ports, params.token, now());
    res.setHeader('Last-Modified', changedAt.toUTCString());
    return content;
  });
  kernel.routes.handle(operations.readSessionFile, async ({ principal, params, res }) => {
    const session = await sessions.load(principal, params.sessionId);
    const events = await calendarEvents(identity, [session], origin);
    res.attachment('session.ics');
    return calendarOf({ method: 'PUBLISH', events, receiverId: principal.personId, host: hostOf(origin) });
  });
}

const presentFeed = ({ madeAt, readAt }: FeedRow) => ({
  madeAt: madeAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
});
