import type { AnyOperation } from './core/route.ts';
import * as identity from './identity/identity.api.ts';
import * as mailLinks from './identity/mailLinks.api.ts';
import * as people from './identity/people.api.ts';
import * as setUp from './identity/setUp.api.ts';
import * as actions from './mentorships/actions.api.ts';
import * as mentorships from './mentorships/mentorships.api.ts';
import * as messaging from './messaging/messaging.api.ts';
import * as push from './messaging/push.api.ts';
import * as ring from './messaging/ring.api.ts';
import * as ops from './ops/ops.api.ts';
import * as work from './ops/work.api.ts';
import * as review from './review/review.api.ts';
import * as availability from './scheduling/availability.api.ts';
import * as calendar from './scheduling/calendar.api.ts';
import * as calendars from './scheduling/calendars.api.ts';
import * as extension from './scheduling/extension.api.ts';
import * as preparation from './scheduling/preparation.api.ts';
import * as series from './scheduling/series.api.ts';
import * as guests from './sessions/guests.api.ts';
import * as history from './sessions/history.api.ts';
import * as inSession from './sessions/inSession.api.ts';
import * as kinds from './sessions/kind.api.ts';
import * as networkCheck from './sessions/networkCheck.api.ts';
import * as proposals from './sessions/proposals.api.ts';
import * as reports from './sessions/reports.api.ts';
import * as sessions from './sessions/sessions.api.ts';

/** Every HTTP operation there is: for the OpenAPI document and the access matrix. The client imports them singly. */
export const operations: readonly AnyOperation[] = [
  identity,
  setUp,
  people,
  mailLinks,
  mentorships,
  actions,
  sessions,
  kinds,
  proposals,
  reports,
  networkCheck,
  history,
  inSession,
  guests,
  availability,
  calendars,
  series,
  extension,
  preparation,
  messaging,
  ring,
  push,
  calendar,
  review,
  ops,
  work,
]
  .flatMap((feature) => Object.values(feature) as unknown[])
  .filter((value): value is AnyOperation => typeof value === 'object' && value !== null && 'caller' in value);
