import { civilAvailability } from '@rapport/shared/scheduling/availability';
import * as availability from '@rapport/shared/scheduling/availability.api';
import * as extension from '@rapport/shared/scheduling/extension.api';
import * as operations from '@rapport/shared/scheduling/series.api';
import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import { isOfPair, loadPair, requireActive } from '../mentorships/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { availabilityOf, saveAvailability } from './availability.model.ts';
import { bookSeries } from './bookSeries.ts';
import { BusyCalendars } from './busy/BusyCalendars.ts';
import { CalendarReader } from './busy/CalendarReader.ts';
import { handleCalendars } from './busy/calendar.routes.ts';
import { handleCalendar } from './calendar/calendar.routes.ts';
import { invitationFor } from './calendar/invitationFor.ts';
import { canMeetAt } from './canMeetAt.ts';
import { extendByTenMinutes, tenMoreMinutes } from './extension/tenMoreMinutes.ts';
import { findSlots } from './findSlots.ts';
import { createNews } from './news/createNews.ts';
import { planSeries } from './planSeries.ts';
import type { Scheduling } from './ports.ts';

export type { News, Scheduling } from './ports.ts';

/**
 * How the hours of a pair get into both lives: when each can meet and is busy, times that fit both, series, calendars,
 * and who is told of it.
 */
export function createScheduling(
  kernel: Kernel,
  { identity, sessions }: { identity: Identity; sessions: Sessions },
): Scheduling {
  const calendars = { identity, sessions, origin: kernel.config.RAPPORT_ORIGINS[0] ?? '' };
  handleCalendar(kernel, calendars);
  const now = () => kernel.clock.now();
  const busy = new BusyCalendars(kernel, new CalendarReader(kernel), identity);
  handleCalendars(kernel, busy);
  kernel.routes.handle(availability.readAvailability, async ({ principal }) => {
    const { personId } = principal;
    return (
      (await availabilityOf([personId])).get(personId) ?? { availability: civilAvailability, own: false }
    );
  });
  kernel.routes.handle(availability.saveAvailability, async ({ principal, body }) => {
    await saveAvailability(principal.personId, body);
    return body;
  });
  kernel.routes.handle(availability.findSlots, async ({ principal, params, query }) => {
    const pair = await loadPair(principal, params.mentorshipId, isOfPair);
    requireActive(pair);
    return findSlots({ sessions, identity, busy }, pair, principal.personId, query, now());
  });
  kernel.routes.handle(operations.previewSeries, async ({ principal, params, body }) => {
    const pair = await loadPair(principal, params.mentorshipId, isOfPair);
    requireActive(pair);
    return { items: await planSeries({ sessions, busy }, pair, body, now()) };
  });
  kernel.routes.handle(operations.bookSeries, async ({ principal, params, body }) => ({
    sessions: await bookSeries(sessions, principal, params.mentorshipId, body, now()),
  }));
  kernel.routes.handle(extension.readExtension, ({ principal, params }) =>
    tenMoreMinutes({ sessions, busy }, principal, params.sessionId, now()),
  );
  kernel.routes.handle(extension.extendSession, async ({ principal, params, body }) => {
    const { sessionId } = params;
    await extendByTenMinutes({ sessions, busy }, principal, sessionId, body.seenMinutes, now());
    return sessions.view(principal, sessionId);
  });
  kernel.routes.handle(operations.moveFollowing, async ({ principal, params, body }) => ({
    sessions: await sessions.moveFollowing(principal, params.sessionId, body),
  }));
  kernel.routes.handle(operations.cancelFollowing, async ({ principal, params, body }) => ({
    sessions: await sessions.cancelFollowing(principal, params.sessionId, body),
  }));
  return {
    ...createNews(kernel, { identity, sessions }),
    canMeetAt: (personId, at) => canMeetAt(identity, personId, at),
    invitationFor: (request) => invitationFor(calendars, request),
  };
}
