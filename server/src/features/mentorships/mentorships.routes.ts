import { RapportError } from '@rapport/shared/core/errors';
import * as actionsApi from '@rapport/shared/mentorships/actions.api';
import * as api from '@rapport/shared/mentorships/mentorships.api';
import type { Principal } from '../../platform/http/principal.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Identity } from '../identity/index.ts';
import {
  changeAction,
  createAction,
  findAction,
  pageOfActions,
  presentAction,
  reviewAction,
} from './actions.ts';
import { type ActionRecord, MentorshipModel } from './mentorship.models.ts';
import { mayEnd, mayPair, mayReadActions } from './mentorships.policy.ts';
import {
  findMentorship,
  mentorshipsOf,
  pageOfMentorships,
  pair,
  presentMentorships,
  requireMentorship,
} from './mentorships.ts';
import { type Mentorship, type Mentorships, mentorshipEnded } from './ports.ts';

type SessionBelongs = Parameters<Mentorships['onSessionReference']>[0];

export function handleMentorships(kernel: Kernel, identity: Identity, sessionBelongs: SessionBelongs): void {
  const { routes, clock, events, live } = kernel;
  const notFound = (what: string) => new RapportError('not_found', { message: `There is no such ${what}.` });
  const presentOne = async (principal: Principal, mentorship: Mentorship) => {
    const [view] = await presentMentorships(identity, principal, [mentorship]);
    if (!view) throw notFound('pair');
    return view;
  };
  const people = (mentorship: Mentorship) => [mentorship.mentorId, mentorship.menteeId];
  const requireReading = async (principal: Principal, mentorshipId: string) => {
    const { mentorship, standing } = await requireMentorship(principal, mentorshipId);
    if (!mayReadActions(standing)) throw notFound('pair');
    return mentorship;
  };
  const requireWriting = async (principal: Principal, mentorshipId: string) => {
    const mentorship = await requireReading(principal, mentorshipId);
    if (mentorship.state === 'ended') {
      throw new RapportError('mentorship_ended', { message: 'This pair has ended; it can still be read.' });
    }
    return mentorship;
  };
  const requireAction = async (principal: Principal, actionId: string) => {
    const record = await findAction(actionId);
    if (!record) throw notFound('action');
    return { record, mentorship: await requireWriting(principal, record.mentorshipId) };
  };
  const requireOwner = (mentorship: Mentorship, ownerId: string | undefined) => {
    if (ownerId !== undefined && !people(mentorship).includes(ownerId)) {
      throw new RapportError('invalid_input', { fields: { ownerId: 'not_of_pair' } });
    }
  };
  const publish = (mentorship: Mentorship, record: ActionRecord) => {
    const action = presentAction(record);
    live.send(people(mentorship), 'action.changed', { action });
    return action;
  };

  routes.handle(api.listMentorships, async ({ principal, query }) => {
    const { mentorships, nextCursor } = await pageOfMentorships(principal, query);
    return { items: await presentMentorships(identity, principal, mentorships), nextCursor };
  });

  routes.handle(api.createMentorship, async ({ principal, body }) => {
    if (!mayPair(principal, body.programmeId)) throw notFound('programme');
    if (body.mentorId === body.menteeId) {
      throw new RapportError('invalid_input', { fields: { menteeId: 'same_person' } });
    }
    const [known, programmes] = await Promise.all([
      identity.people([body.mentorId, body.menteeId]),
      identity.programmes([body.programmeId]),
    ]);
    if (known.size < 2 || programmes.size < 1) throw notFound('person');
    const mentorship = await pair({ ...body, since: new Date(clock.now()) });
    live.send(people(mentorship), 'mentorship.changed', { mentorshipId: mentorship.id });
    return presentOne(principal, mentorship);
  });

  routes.handle(api.readMentorship, async ({ principal, params }) => {
    const { mentorship } = await requireMentorship(principal, params.mentorshipId);
    return presentOne(principal, mentorship);
  });

  routes.handle(api.endMentorship, async ({ principal, params }) => {
    const { mentorship, standing } = await requireMentorship(principal, params.mentorshipId);
    if (!mayEnd(standing)) throw notFound('pair');
    const ended = await MentorshipModel.updateOne(
      { _id: mentorship.id, state: 'active' },
      { $set: { state: 'ended', endedAt: new Date(clock.now()) } },
    );
    if (ended.modifiedCount === 0)
      throw new RapportError('mentorship_ended', { message: 'This pair has ended.' });
    await events.publish(mentorshipEnded, { mentorshipId: mentorship.id });
    live.send(people(mentorship), 'mentorship.changed', { mentorshipId: mentorship.id });
    return presentOne(principal, (await findMentorship(mentorship.id)) ?? mentorship);
  });

  routes.handle(actionsApi.listActions, async ({ principal, params, query }) => {
    const mentorship = await requireReading(principal, params.mentorshipId);
    return pageOfActions({ mentorshipId: mentorship.id }, query);
  });

  routes.handle(actionsApi.listMyActions, async ({ principal, query }) => {
    const active = (await mentorshipsOf(principal.personId)).filter(({ state }) => state === 'active');
    const where = { ownerId: principal.personId, mentorshipId: { $in: active.map(({ id }) => id) } };
    return pageOfActions(where, { ...query, state: 'open' });
  });

  routes.handle(actionsApi.createAction, async ({ principal, params, body: { key, ...fields } }) => {
    const mentorship = await requireWriting(principal, params.mentorshipId);
    requireOwner(mentorship, fields.ownerId);
    if (fields.sessionId !== null && !(await sessionBelongs(fields.sessionId, mentorship.id)))
      throw notFound('session');
    const at = new Date(clock.now());
    const record = await createAction(
      { ...fields, mentorshipId: mentorship.id, by: principal.personId, at },
      key,
    );
    return publish(mentorship, record);
  });

  routes.handle(actionsApi.changeAction, async ({ principal, params, body: { key, ...change } }) => {
    const { record, mentorship } = await requireAction(principal, params.actionId);
    requireOwner(mentorship, change.ownerId);
    const who = { key, by: principal.personId, at: new Date(clock.now()) };
    return publish(mentorship, await changeAction(record, change, who));
  });

  routes.handle(actionsApi.reviewAction, async ({ principal, params, body }) => {
    const { record, mentorship } = await requireAction(principal, params.actionId);
    if (!(await sessionBelongs(body.sessionId, mentorship.id))) throw notFound('session');
    const review = { ...body, by: principal.personId, at: new Date(clock.now()) };
    return publish(mentorship, await reviewAction(record, review));
  });
}
