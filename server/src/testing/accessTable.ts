import type { ErrorCode } from '@rapport/shared/core/errors';
import type { AnyOperation, InputOf, OutputOf } from '@rapport/shared/core/route';
import * as identity from '@rapport/shared/identity/identity.api';
import * as mailLinks from '@rapport/shared/identity/mailLinks.api';
import * as peopleApi from '@rapport/shared/identity/people.api';
import * as setUpApi from '@rapport/shared/identity/setUp.api';
import * as actions from '@rapport/shared/mentorships/actions.api';
import * as mentorships from '@rapport/shared/mentorships/mentorships.api';
import * as messaging from '@rapport/shared/messaging/messaging.api';
import { usualNotices } from '@rapport/shared/messaging/noticeSettings';
import * as push from '@rapport/shared/messaging/push.api';
import * as ring from '@rapport/shared/messaging/ring.api';
import * as ops from '@rapport/shared/ops/ops.api';
import * as work from '@rapport/shared/ops/work.api';
import * as review from '@rapport/shared/review/review.api';
import { civilAvailability } from '@rapport/shared/scheduling/availability';
import * as availability from '@rapport/shared/scheduling/availability.api';
import * as calendar from '@rapport/shared/scheduling/calendar.api';
import * as calendars from '@rapport/shared/scheduling/calendars.api';
import * as extension from '@rapport/shared/scheduling/extension.api';
import * as preparation from '@rapport/shared/scheduling/preparation.api';
import * as series from '@rapport/shared/scheduling/series.api';
import * as guests from '@rapport/shared/sessions/guests.api';
import * as history from '@rapport/shared/sessions/history.api';
import { listInSession } from '@rapport/shared/sessions/inSession.api';
import * as kinds from '@rapport/shared/sessions/kind.api';
import * as networkCheck from '@rapport/shared/sessions/networkCheck.api';
import * as proposals from '@rapport/shared/sessions/proposals.api';
import * as reports from '@rapport/shared/sessions/reports.api';
import * as sessions from '@rapport/shared/sessions/sessions.api';
import type { AccessFixture } from './accessFixture.ts';
import type { Role } from './accessRoles.ts';
import { password } from './factories.ts';
import { TestBrowser } from './pushService.ts';

/** Lists answer everybody; what counts is whether the pair's, or the programme's, is in them. */
export type Outcome = 'ok' | 'shown' | 'hidden' | ErrorCode;
export type Expected = Readonly<Record<Role, Outcome>>;

type Given = Omit<Expected, 'guest'> & { readonly guest?: Outcome };

export interface Row {
  readonly operation: AnyOperation;
  /** Tells rows of one operation apart. */
  readonly as?: string;
  readonly expected: Expected;
  readonly input: (fixture: AccessFixture) => Promise<unknown>;
  readonly shows?: (output: never, fixture: AccessFixture) => boolean;
  /** True where a call ends the caller's own sign-in. */
  readonly signsOut?: boolean;
}

function row<const O extends AnyOperation>(
  operation: O,
  expected: Given,
  input: (fixture: AccessFixture) => InputOf<O> | Promise<InputOf<O>>,
  more: {
    as?: string;
    shows?: (output: OutputOf<O>, fixture: AccessFixture) => boolean;
    signsOut?: boolean;
  } = {},
): Row {
  return {
    ...{ operation, input: async (fixture) => input(fixture), ...more },
    // To everything that is not theirs a guest is whoever comes without a cookie.
    expected: { guest: expected.anonymous, ...expected },
  };
}

const all = (outcome: Outcome): Given => ({
  anonymous: outcome,
  mentee: outcome,
  mentor: outcome,
  otherPair: outcome,
  manager: outcome,
  otherManager: outcome,
  admin: outcome,
});
const signedIn: Given = { ...all('ok'), anonymous: 'signed_out' };
const nobody: Given = { ...all('not_found'), anonymous: 'signed_out' };
/** What the two write is theirs alone. */
const thePair: Given = { ...nobody, mentee: 'ok', mentor: 'ok' };
const answering: Given = { ...thePair, mentor: 'proposal_changed' };
const thePairAndItsOffice: Given = { ...thePair, manager: 'ok', admin: 'ok' };
const itsOffice: Given = { ...nobody, manager: 'ok', admin: 'ok' };
const shownTo = (...seeing: Role[]): Given => ({
  ...all('hidden'),
  anonymous: 'signed_out',
  ...Object.fromEntries(seeing.map((role) => [role, 'shown'])),
});

const none = () => ({});
const person = (n: number) => ({ name: 'New', email: `cell${n}@example.org`, password, zone: 'UTC' });
let people = 0;

const identityRows: Row[] = [
  row(identity.readInstallation, all('ok'), none),
  row(setUpApi.setUp, all('already_set_up'), ({ cast }) => ({
    body: { code: cast.server.setupCode, organisation: 'Again', ...person(++people) },
  })),
  row(setUpApi.setUpSample, all('already_set_up'), ({ cast }) => ({
    body: { code: cast.server.setupCode, zone: 'UTC' },
  })),
  row(setUpApi.continueAs, all('already_set_up'), ({ cast }) => ({
    body: { code: cast.server.setupCode, as: 'manager' as const },
  })),
  row(identity.signIn, all('ok'), () => ({ body: { email: 'ada@example.org', password } })),
  row(identity.signOut, signedIn, none, { signsOut: true }),
  row(identity.readMe, signedIn, none),
  row(identity.changeMe, signedIn, () => ({ body: { zone: 'Europe/Berlin' } })),
  row(peopleApi.listPeople, { ...itsOffice, otherManager: 'ok' }, () => ({ query: {} })),
  row(
    peopleApi.listProgrammes,
    { ...itsOffice, manager: 'shown', otherManager: 'hidden', admin: 'shown' },
    none,
    { shows: ({ items }, { cast }) => items.some(({ id }) => id === cast.north) },
  ),
  row(peopleApi.createInvitation, itsOffice, ({ cast }) => ({
    body: { label: 'Somebody', role: 'member' as const, programmeId: cast.north },
  })),
  ...(['manager', 'admin'] as const).map((role) =>
    row(
      peopleApi.createInvitation,
      { ...itsOffice, manager: 'forbidden' },
      ({ cast }) => ({ body: { label: 'Somebody', role, programmeId: cast.north } }),
      { as: `for a ${role}` },
    ),
  ),
  row(
    peopleApi.listInvitations,
    { ...itsOffice, manager: 'shown', otherManager: 'hidden', admin: 'shown' },
    async (fixture) => {
      await fixture.invitation();
      return { query: {} };
    },
    { shows: ({ items }, { cast }) => items.some(({ programme }) => programme.id === cast.north) },
  ),
  row(peopleApi.revokeInvitation, itsOffice, async (fixture) => ({
    params: { invitationId: (await fixture.invitation()).invitationId },
  })),
  row(peopleApi.previewInvitation, all('ok'), async (fixture) => ({
    body: { token: (await fixture.invitation()).token },
  })),
  row(peopleApi.acceptInvitation, all('ok'), async (fixture) => ({
    body: { token: (await fixture.invitation()).token, ...person(++people) },
  })),
  row(peopleApi.createResetLink, { ...nobody, admin: 'ok' }, ({ cast }) => ({
    params: { personId: cast.spare[0].id },
  })),
  row(mailLinks.requestMailLink, all('mail_off'), () => ({
    body: { email: 'ada@example.org', purpose: 'signIn' as const },
  })),
  row(mailLinks.signInByLink, all('ok'), async (fixture) => ({
    body: { token: await fixture.signInToken() },
  })),
  row(peopleApi.resetPassword, all('ok'), async (fixture) => ({
    body: { token: await fixture.resetToken(), password: 'quite another password' },
  })),
];

const mentorshipRows: Row[] = [
  row(
    mentorships.listMentorships,
    shownTo('mentee', 'mentor', 'manager', 'admin'),
    () => ({ query: { limit: 100 } }),
    { shows: ({ items }, { mentorship }) => items.some(({ id }) => id === mentorship.mentorshipId) },
  ),
  row(mentorships.createMentorship, itsOffice, async (fixture) => ({
    body: await fixture.freshSpareCouple(),
  })),
  row(mentorships.readMentorship, thePairAndItsOffice, ({ mentorship }) => ({ params: mentorship })),
  row(mentorships.endMentorship, { ...thePairAndItsOffice, mentee: 'not_found' }, async (fixture) => ({
    params: await fixture.mentorshipToEnd(),
  })),
  row(actions.listActions, thePair, ({ mentorship }) => ({ params: mentorship, query: {} })),
  row(
    actions.listMyActions,
    shownTo('mentor'),
    async (fixture) => {
      await fixture.action();
      return { query: { limit: 100 } };
    },
    {
      shows: ({ items }, { mentorship }) =>
        items.some(({ mentorshipId }) => mentorshipId === mentorship.mentorshipId),
    },
  ),
  row(actions.createAction, thePair, ({ cast, mentorship }) => ({
    params: mentorship,
    body: {
      ...{ key: crypto.randomUUID(), what: 'Read', ownerId: cast.mentee.id },
      ...{ due: null, sessionId: null },
    },
  })),
  row(actions.changeAction, thePair, async (fixture) => ({
    params: await fixture.action(),
    body: { key: crypto.randomUUID(), state: 'done' as const },
  })),
  row(actions.reviewAction, thePair, async (fixture) => ({
    params: await fixture.action(),
    body: { ...(await fixture.openSession()), verdict: 'keep' as const },
  })),
];

const sessionRows: Row[] = [
  row(sessions.listAgendaTemplates, thePair, ({ mentorship }) => ({ params: mentorship })),
  row(sessions.bookSession, thePair, (fixture) => ({
    params: fixture.mentorship,
    body: { ...fixture.freeDay(), title: 'Talk', templateId: 'regular-meeting' },
  })),
  row(sessions.listSessions, thePairAndItsOffice, ({ mentorship }) => ({ params: mentorship, query: {} })),
  row(
    sessions.listComingSessions,
    shownTo('mentee', 'mentor'),
    async (fixture) => {
      await fixture.openSession();
      return { query: { limit: 100 } };
    },
    {
      shows: ({ items }, { mentorship }) =>
        items.some(({ mentorshipId }) => mentorshipId === mentorship.mentorshipId),
    },
  ),
  row(sessions.readSession, thePair, async (fixture) => ({ params: await fixture.openSession() })),
  row(sessions.moveSession, thePair, async (fixture) => ({
    params: await fixture.comingSession(),
    body: { ...fixture.freeDay(), reason: 'Ill' },
  })),
  row(sessions.cancelSession, thePair, async (fixture) => ({
    params: await fixture.comingSession(),
    body: { reason: 'Ill' },
  })),
  row(kinds.changeKind, thePair, async (fixture) => ({
    params: await fixture.comingSession(),
    body: { kind: 'phone' as const, place: '' },
  })),
  row(kinds.readVideoShare, thePair, ({ mentorship }) => ({ params: mentorship })),
  row(proposals.proposeSession, thePair, (fixture) => ({
    params: fixture.mentorship,
    body: { ...fixture.freeDay(), title: 'Talk', templateId: 'regular-meeting' },
  })),
  // Proposed by the mentor: the mentee answers, and the mentor takes it back.
  row(proposals.acceptProposal, answering, async (fixture) => {
    const { sessionId, startsAt } = await fixture.proposal();
    return { params: { sessionId }, body: { startsAt } };
  }),
  row(proposals.counterProposal, answering, async (fixture) => {
    const { sessionId, startsAt: seen } = await fixture.proposal();
    return { params: { sessionId }, body: { ...fixture.freeDay(), seen, reason: '' } };
  }),
  row(proposals.declineProposal, answering, async (fixture) => {
    const { sessionId, startsAt } = await fixture.proposal();
    return { params: { sessionId }, body: { startsAt, reason: 'Ill' } };
  }),
  row(proposals.withdrawProposal, { ...thePair, mentee: 'proposal_changed' }, async (fixture) => ({
    params: { sessionId: (await fixture.proposal()).sessionId },
  })),
  row(reports.reportSession, thePair, async (fixture) => ({
    params: await fixture.meeting(),
    body: { held: true as const, minutes: 30 },
  })),
  // Reported by the mentor.
  row(reports.correctReport, { ...thePair, mentor: 'session_over' }, async (fixture) => ({
    params: await fixture.reportedMeeting(),
    body: { minutes: 20 },
  })),
  row(availability.readAvailability, signedIn, none),
  row(availability.saveAvailability, signedIn, () => ({ body: civilAvailability })),
  row(availability.findSlots, thePair, ({ mentorship }) => ({
    params: mentorship,
    query: { from: '2030-01-01', minutes: 60 },
  })),
  row(
    calendars.listCalendars,
    shownTo('mentor'),
    async (fixture) => {
      await fixture.calendar();
      return {};
    },
    { shows: ({ items }) => items.length > 0 },
  ),
  // Nothing is asked of another server: an address inside is refused before.
  row(calendars.addCalendar, { ...all('invalid_input'), anonymous: 'signed_out' }, () => ({
    body: { url: 'https://127.0.0.1/' },
  })),
  // Its owner comes as far as the address.
  row(calendars.changeCalendar, { ...nobody, mentor: 'invalid_input' }, async (fixture) => ({
    params: await fixture.calendar(),
    body: { url: 'https://127.0.0.1/' },
  })),
  row(calendars.readCalendarAgain, { ...nobody, mentor: 'ok' }, async (fixture) => ({
    params: await fixture.calendar(),
  })),
  row(calendars.removeCalendar, { ...nobody, mentor: 'ok' }, async (fixture) => ({
    params: await fixture.calendar(),
  })),
  row(series.previewSeries, thePair, (fixture) => ({
    params: fixture.mentorship,
    body: fixture.freeSeries(),
  })),
  row(series.bookSeries, thePair, (fixture) => ({
    params: fixture.mentorship,
    body: {
      ...fixture.freeSeries(),
      ...{ key: crypto.randomUUID(), title: 'Talk', templateId: 'regular-meeting', without: [] },
    },
  })),
  row(series.moveFollowing, thePair, async (fixture) => {
    const { recurrence: _, ...when } = fixture.freeSeries();
    return { params: await fixture.seriesSession(), body: { ...when, reason: 'Ill' } };
  }),
  row(series.cancelFollowing, thePair, async (fixture) => ({
    params: await fixture.seriesSession(),
    body: { reason: 'Ill' },
  })),
  row(extension.readExtension, thePair, async (fixture) => ({ params: await fixture.liveSession() })),
  row(extension.extendSession, thePair, async (fixture) => ({
    params: await fixture.liveSession(),
    body: { seenMinutes: 30 },
  })),
  row(calendar.readFeed, signedIn, none),
  row(calendar.makeFeed, signedIn, none),
  row(calendar.revokeFeed, signedIn, none),
  // Whoever has the address, as calendar programs do, signed in or not.
  row(calendar.readCalendar, all('ok'), async (fixture) => ({ params: await fixture.calendarFeed() })),
  row(
    calendar.readCalendar,
    all('not_found'),
    async (fixture) => {
      const params = await fixture.calendarFeed();
      await fixture.cast.mentor.call(calendar.revokeFeed);
      return { params };
    },
    { as: 'withdrawn' },
  ),
  row(calendar.readSessionFile, thePair, async (fixture) => ({ params: await fixture.comingSession() })),
  row(sessions.joinCall, thePair, async (fixture) => ({
    params: await fixture.openSession(),
    body: { device: 'laptop' },
  })),
  // Who is paired with them, and nobody else: neither their office nor their other pairs' people learn of it here.
  row(
    listInSession,
    shownTo('mentee'),
    async (fixture) => {
      await fixture.mentorInCall();
      return {};
    },
    { shows: ({ people }, { cast }) => people.includes(cast.mentor.id) },
  ),
  // Nobody is in the call here, so there is nothing to switch.
  row(sessions.switchCall, { ...nobody, mentee: 'conflict', mentor: 'conflict' }, async (fixture) => ({
    params: await fixture.openSession(),
    body: { device: 'window-b' },
  })),
  row(networkCheck.checkNetwork, thePair, async (fixture) => ({ params: await fixture.comingSession() })),
  // The mentee's, too: the mentor is not there.
  row(sessions.endSession, thePair, async (fixture) => ({ params: await fixture.openSession() })),
  row(review.readRecord, thePair, async (fixture) => ({ params: await fixture.recordedSession() })),
  row(history.listVersions, thePair, async (fixture) => ({
    params: await fixture.openSession(),
    query: {},
  })),
  row(history.readVersion, thePair, async (fixture) => ({ params: await fixture.version() })),
  row(history.readDocument, thePair, async (fixture) => ({ params: await fixture.openSession() })),
  row(history.keepVersion, thePair, async (fixture) => ({
    params: await fixture.openSession(),
    body: { name: 'Half way' },
  })),
  row(history.restoreVersion, thePair, async (fixture) => ({ params: await fixture.version() })),
  // Nobody signs for the SFU, whatever their cookie.
  row(sessions.receiveSfuEvent, all('signed_out'), none),
];

const theGuest: Given = { ...all('signed_out'), guest: 'ok' };

const guestRows: Row[] = [
  row(guests.listGuests, thePair, async (fixture) => ({ params: await fixture.openSession() })),
  row(guests.inviteGuest, thePair, async (fixture) => ({
    params: await fixture.comingSession(),
    body: { name: 'Ida' },
  })),
  // Asked for by the mentor.
  row(guests.answerGuest, { ...thePair, mentor: 'forbidden' }, async (fixture) => ({
    params: await fixture.askedGuest(),
    body: { accept: true },
  })),
  row(guests.admitGuest, thePair, async (fixture) => {
    const { asking, ...params } = await fixture.waitingGuest();
    return { params, body: { asking, admit: true } };
  }),
  row(guests.removeGuest, thePair, async (fixture) => ({ params: await fixture.askedGuest() })),
  row(guests.previewGuestLink, all('ok'), async (fixture) => ({ body: await fixture.guestLink() })),
  row(guests.askToBeLetIn, all('ok'), async (fixture) => ({
    body: { ...(await fixture.guestLink()), name: 'Ida' },
  })),
  row(guests.readGuestSeat, theGuest, none),
  row(guests.joinCallAsGuest, theGuest, () => ({ body: { device: 'laptop' } })),
  row(networkCheck.checkNetworkAsGuest, theGuest, none),
  // Last of all: it gives the place back.
  row(guests.leaveAsGuest, theGuest, none),
];

const messagingRows: Row[] = [
  row(preparation.tellAgendaReady, { ...nobody, mentee: 'ok' }, async (fixture) => ({
    params: await fixture.comingSession(),
  })),
  row(
    messaging.listNotices,
    shownTo('mentor'),
    async (fixture) => {
      await fixture.noticeToMentor();
      return { query: { limit: 100 } };
    },
    { shows: ({ items }, { cast }) => items.some(({ other }) => other.id === cast.mentee.id) },
  ),
  row(ring.readReachable, thePair, ({ mentorship }) => ({ params: mentorship })),
  // Nobody has the app open here.
  row(ring.callNow, { ...thePair, mentee: 'not_online', mentor: 'not_online' }, ({ mentorship }) => ({
    params: mentorship,
    body: { isUrgent: false },
  })),
  row(ring.answerRing, { ...thePair, mentor: 'not_found' }, async (fixture) => ({
    // The mentor's own call.
    params: await fixture.comingSession(),
    body: { answer: 'later' as const, text: 'In an hour' },
  })),
  row(messaging.markNoticesRead, signedIn, () => ({ body: { until: new Date().toISOString() } })),
  row(messaging.readNoticeSettings, signedIn, none),
  row(messaging.saveNoticeSettings, signedIn, () => ({ body: usualNotices })),
  row(push.readPush, signedIn, none),
  // Nobody has a browser that takes notices yet.
  row(push.testPush, signedIn, none),
  row(push.subscribePush, signedIn, () => ({ body: new TestBrowser().subscription })),
  row(push.unsubscribePush, signedIn, () => ({ body: { endpoint: new TestBrowser().endpoint } })),
];

const opsRows: Row[] = [
  row(work.listJobs, { ...nobody, admin: 'ok' }, () => ({ query: {} })),
  row(work.retryJob, { ...nobody, admin: 'ok' }, async (fixture) => ({ body: await fixture.failedJob() })),
  row(work.listMail, { ...nobody, admin: 'ok' }, () => ({ query: {} })),

  row(ops.readHealth, all('ok'), none),
  row(ops.readReadiness, all('ok'), none),
  row(ops.readOperations, { ...nobody, admin: 'ok' }, none),
  row(ops.readOpenApi, all('ok'), none),
];

/** Who may do what: the one table for HTTP. A route without a row fails the check. */
export const accessTable: readonly Row[] = [
  ...identityRows,
  ...mentorshipRows,
  ...sessionRows,
  ...messagingRows,
  ...opsRows,
  ...guestRows,
];
