import * as peopleApi from '@rapport/shared/identity/people.api';
import { createAction } from '@rapport/shared/mentorships/actions.api';
import { endMentorship, listMentorships } from '@rapport/shared/mentorships/mentorships.api';
import { makeFeed, readCalendar } from '@rapport/shared/scheduling/calendar.api';
import { tellAgendaReady } from '@rapport/shared/scheduling/preparation.api';
import { bookSeries } from '@rapport/shared/scheduling/series.api';
import { inviteGuest } from '@rapport/shared/sessions/guests.api';
import { keepVersion } from '@rapport/shared/sessions/history.api';
import { proposeSession } from '@rapport/shared/sessions/proposals.api';
import { reportSession } from '@rapport/shared/sessions/reports.api';
import type { SessionKind } from '@rapport/shared/sessions/sessionKind';
import { bookSession, cancelSession, endSession } from '@rapport/shared/sessions/sessions.api';
import { makeLink } from '../features/identity/links.ts';
import { CalendarModel } from '../features/scheduling/busy/calendar.model.ts';
import { CallPresenceModel } from '../features/sessions/call/presence.model.ts';
import { acceptedGuest, askIn } from '../features/sessions/guests/guestTesting.ts';
import { SessionModel } from '../features/sessions/session.model.ts';
import { JobModel } from '../platform/jobs/job.model.ts';
import { type Cast, pairUp } from './accessRoles.ts';

const minute = 60_000;

/** Makes what one cell of the matrix acts on, fresh, so that no cell depends on another. */
export class AccessFixture {
  #mentorshipId: string;
  #mayHaveEnded = false;
  #open: { sessionId: string } | undefined;
  #meeting: { sessionId: string } | undefined;
  #days = 1;
  #series = 0;

  constructor(readonly cast: Cast) {
    this.#mentorshipId = cast.mentorshipId;
  }

  get mentorship(): { mentorshipId: string } {
    return { mentorshipId: this.#mentorshipId };
  }

  /** The pair, for a cell that may end it. */
  async mentorshipToEnd(): Promise<{ mentorshipId: string }> {
    await this.restore();
    this.#mayHaveEnded = true;
    return this.mentorship;
  }

  /** Makes the two a pair again, where a cell may have ended it. */
  async restore(): Promise<void> {
    if (!this.#mayHaveEnded) return;
    const { people, north, mentor, mentee } = this.cast;
    await people.admin.call(endMentorship, { params: this.mentorship }).catch(() => undefined);
    this.#mentorshipId = await pairUp(people.admin, north, mentor, mentee);
    this.#mayHaveEnded = false;
  }

  async freshSpareCouple(): Promise<{ programmeId: string; mentorId: string; menteeId: string }> {
    const { north, spare, people } = this.cast;
    const [mentor, mentee] = spare;
    const body = { programmeId: north, mentorId: mentor.id, menteeId: mentee.id };
    // Who is a pair already cannot become one; an ended pair may begin again.
    const { items } = await people.admin.call(listMentorships, { query: { limit: 100 } });
    const last = items.find((pair) => pair.mentor.id === mentor.id && pair.state === 'active');
    if (last) await people.admin.call(endMentorship, { params: { mentorshipId: last.id } });
    return body;
  }

  /** One whose room is open. The one before ends: the two cannot be in both. */
  async openSession(): Promise<{ sessionId: string }> {
    await this.#makeRoom();
    this.#open = await this.#book(this.#when(5 * minute));
    return this.#open;
  }

  /** One in which somebody is. That they are is written as if it had been seen: nobody here sits in a call. */
  async liveSession(): Promise<{ sessionId: string }> {
    const params = await this.openSession();
    await SessionModel.updateOne({ _id: params.sessionId }, { $set: { state: 'live' } });
    return params;
  }

  /** The mentor was seen in a call in this moment. */
  async mentorInCall(): Promise<void> {
    const { sessionId } = await this.liveSession();
    const at = this.cast.server.app.kernel.clock.now();
    const personId = this.cast.mentor.id;
    await CallPresenceModel.create({ sessionId, personId, connection: sessionId, from: at, to: at });
  }

  comingSession(): Promise<{ sessionId: string }> {
    return this.#book(this.freeDay());
  }

  /** By the mentor, for a day that is free. */
  async proposal(): Promise<{ sessionId: string; startsAt: string }> {
    const body = { ...this.freeDay(), title: 'Talk', templateId: 'regular-meeting' };
    const { id, startsAt } = await this.cast.mentor.call(proposeSession, { params: this.mentorship, body });
    return { sessionId: id, startsAt };
  }

  /** One by phone that begins in this minute. The one before is over: the two cannot be in both. */
  async meeting(): Promise<{ sessionId: string }> {
    await this.#makeRoom();
    this.#meeting = await this.#book({ ...this.#when(0), kind: 'phone' });
    return this.#meeting;
  }

  /** What the two have now, and what its cell has not ended. */
  async #makeRoom(): Promise<void> {
    const { mentor } = this.cast;
    const ends = [
      this.#open && mentor.call(endSession, { params: this.#open }),
      this.#meeting && mentor.call(cancelSession, { params: this.#meeting, body: { reason: 'Ill' } }),
    ];
    await Promise.allSettled(ends);
  }

  async reportedMeeting(): Promise<{ sessionId: string }> {
    const params = await this.meeting();
    await this.cast.mentor.call(reportSession, { params, body: { held: true, minutes: 30 } });
    return params;
  }

  async recordedSession(): Promise<{ sessionId: string }> {
    const params = await this.openSession();
    await this.cast.mentor.call(endSession, { params });
    return params;
  }

  async version(): Promise<{ sessionId: string; versionId: string }> {
    const params = await this.openSession();
    const { id } = await this.cast.mentor.call(keepVersion, { params, body: { name: '' } });
    return { ...params, versionId: id };
  }

  /** Something that only the mentor is told. */
  async noticeToMentor(): Promise<void> {
    const { people } = this.cast;
    await people.mentee.call(tellAgendaReady, { params: await this.comingSession() });
  }

  async failedJob(): Promise<{ id: string }> {
    const id = `none:${crypto.randomUUID()}`;
    const at = new Date();
    await JobModel.create({
      ...{ _id: id, kind: 'none', about: {}, state: 'failed', dueAt: at, runAt: at },
      ...{ attempts: 1, problem: 'It broke.', endedAt: at },
    });
    return { id };
  }

  async action(): Promise<{ actionId: string }> {
    const { mentor } = this.cast;
    const body = { key: crypto.randomUUID(), what: 'Read', ownerId: mentor.id, due: null, sessionId: null };
    const { id } = await mentor.call(createAction, { params: this.mentorship, body });
    return { actionId: id };
  }

  async invitation(): Promise<{ invitationId: string; token: string }> {
    const body = { label: 'Somebody', role: 'member' as const, programmeId: this.cast.north };
    const { invitation, link } = await this.cast.people.admin.call(peopleApi.createInvitation, { body });
    return { invitationId: invitation.id, token: new URL(link).hash.slice(1) };
  }

  async signInToken(): Promise<string> {
    const personId = this.cast.spare[0].id;
    const { token } = await makeLink({ kind: 'signIn', personId, createdBy: personId }, Date.now());
    return token;
  }

  /** The private address of the mentor's calendar. */
  async calendarFeed(): Promise<{ token: string }> {
    const { address } = await this.cast.mentor.call(makeFeed);
    const [before = '', after = ''] = readCalendar.path.split(':token');
    return { token: new URL(address).pathname.slice(before.length, -after.length) };
  }

  async resetToken(): Promise<string> {
    const params = { personId: this.cast.spare[0].id };
    const { link } = await this.cast.people.admin.call(peopleApi.createResetLink, { params });
    return new URL(link).hash.slice(1);
  }

  /** A time at which the two have nothing yet. */
  freeDay() {
    return this.#when(++this.#days * 24 * 60 * minute);
  }

  /** Two weeks in a row in which nothing else is planned. */
  freeSeries() {
    const end = { ends: 'after', count: 2 } as const;
    const recurrence = { rhythm: { every: 'weeks', interval: 1 }, end } as const;
    return { ...this.#when((400 + 30 * ++this.#series) * 24 * 60 * minute), recurrence };
  }

  /** Whom the mentor would like to come. */
  async askedGuest(): Promise<{ sessionId: string; guestId: string }> {
    const params = await this.comingSession();
    const { id } = await this.cast.mentor.call(inviteGuest, { params, body: { name: 'Ida' } });
    return { ...params, guestId: id };
  }

  /** Of a guest whom both want, where the room is open. */
  async guestLink(): Promise<{ token: string }> {
    const { token } = await this.#accepted();
    return { token };
  }

  async waitingGuest(): Promise<{ sessionId: string; guestId: string; asking: string }> {
    const { token, ...params } = await this.#accepted();
    return { ...params, asking: await askIn(this.cast.server.client(), this.cast.mentor, params, token) };
  }

  async #accepted() {
    return acceptedGuest({ ...this.cast, ...(await this.openSession()) });
  }

  /** The first session of a series. */
  async seriesSession(): Promise<{ sessionId: string }> {
    const more = { key: crypto.randomUUID(), title: 'Talk', templateId: 'regular-meeting', without: [] };
    const { sessions } = await this.cast.mentor.call(bookSeries, {
      params: this.mentorship,
      body: { ...this.freeSeries(), ...more },
    });
    return { sessionId: sessions[0]?.id ?? '' };
  }

  /** The mentor's, of which only the busy times are kept; the one before is gone. It cannot be read again from here. */
  async calendar(): Promise<{ calendarId: string }> {
    const personId = this.cast.mentor.id;
    const at = new Date(this.cast.server.app.kernel.clock.now());
    await CalendarModel.deleteMany({ personId });
    const { _id } = await CalendarModel.create({
      ...{ personId, place: 0, url: 'https://127.0.0.1/', zone: 'UTC', times: [] },
      ...{ readAt: at, triedAt: at, problem: null },
    });
    return { calendarId: _id.toHexString() };
  }

  /** In the words of a person: that far from now. */
  #when(ahead: number) {
    const start = new Date(this.cast.server.app.kernel.clock.now() + ahead).toISOString();
    return { date: start.slice(0, 10), time: start.slice(11, 16), zone: 'UTC', minutes: 30 };
  }

  async #book(
    when: ReturnType<AccessFixture['freeDay']> & { kind?: SessionKind },
  ): Promise<{ sessionId: string }> {
    const body = { ...when, title: 'Talk', templateId: 'regular-meeting' };
    const { id } = await this.cast.mentor.call(bookSession, { params: this.mentorship, body });
    return { sessionId: id };
  }
}
