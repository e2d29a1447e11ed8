import { itemMap, type NewItem } from '@rapport/shared/sessions/agendaDocument';
import type { Observation } from '@rapport/shared/sessions/attendance';
import { localTimeAt } from '@rapport/shared/sessions/localTime';
import { minute } from '@rapport/shared/sessions/sessionState';
import { instantOf } from '@rapport/shared/sessions/wallTime';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { isDuplicate } from '../../../platform/db/database.ts';
import type { Sample } from '../../identity/index.ts';
import type { Mentorship } from '../../mentorships/index.ts';
import { createWithDocument } from '../bookSession.ts';
import type { Call } from '../call/index.ts';
import { notesSchema } from '../call/notesSchema.ts';
import { firstContent } from '../firstContent.ts';
import { isTakenByPair } from '../plannedStart.ts';
import type { NewSession, Session } from '../sessionStore.ts';
import type { SessionPorts } from '../sessions.routes.ts';
import { comingAgenda, comingTitle, type StorySession, sampleStory, storyMinutes } from './sampleStory.ts';

type Ports = SessionPorts & { readonly call: Pick<Call, 'observe' | 'freeze'> };

const day = 24 * 60 * minute;
const startsIn = 5 * minute;

/** Gives the sample programme a pair with a past and a session that is about to begin. */
export async function fillSample(ports: Ports, sample: Sample, now: number): Promise<{ sessionId: string }> {
  const { programmeId, mentorId, menteeId, zone } = sample;
  const since = new Date(now - 30 * day);
  const pair = await ports.mentorships.pair({ programmeId, mentorId, menteeId, since });
  let askedBefore: { actionId: string; answer: StorySession['actions'][number]['answer'] }[] = [];
  for (const story of sampleStory) {
    const session = await holdSession(ports, pair, story, zone, now);
    const endedAt = session.endedAt ?? session.startsAt;
    for (const { actionId, answer } of askedBefore) {
      if (!answer) continue;
      const { id: sessionId, startsAt: at } = session;
      await ports.mentorships.reviewAction({ ...answer, actionId, sessionId, by: menteeId, at });
    }
    askedBefore = await agreeActions(ports, pair, story, session, endedAt);
    await ports.call.freeze(session.id);
  }
  const coming = await planSession(ports, pair, zone, now);
  return { sessionId: coming.id };
}

/** The sample's session to enter now; a new one where the last has gone by, so that a sample from last week works. */
export async function currentSampleSession(ports: SessionPorts, now: number): Promise<string | undefined> {
  const current = async () => (await ports.store.first({ states: ['live', 'scheduled'] }))?.id;
  const there = await current();
  if (there) return there;
  const latest = await ports.store.latest();
  const pair = latest && (await ports.mentorships.find(latest.mentorshipId));
  if (pair?.state !== 'active') return undefined;
  try {
    return (await planSession(ports, pair, latest?.zone ?? 'UTC', now)).id;
  } catch (error) {
    // Both windows asked at once: one of them made it.
    if (isDuplicate(error) || isTakenByPair(error)) return current();
    throw error;
  }
}

function planSession(ports: SessionPorts, pair: Mentorship, zone: string, now: number): Promise<Session> {
  const startsAt = Math.ceil((now + startsIn) / minute) * minute;
  const booking = bookingOf(pair, comingTitle, localTimeAt(startsAt, zone), startsAt, new Date(now));
  return createWithDocument(ports.store, ports.collab, booking, firstContent(comingAgenda));
}

async function holdSession(
  ports: Ports,
  pair: Mentorship,
  story: StorySession,
  zone: string,
  now: number,
): Promise<Session> {
  const local = { ...localTimeAt(now - story.daysAgo * day, zone), time: '14:00' };
  const startsAt = instantOf(local) ?? now - story.daysAgo * day;
  const at = (minutes: number) => startsAt + minutes * minute;
  const { mentor, mentee } = story.presence;
  const booking: NewSession = {
    ...bookingOf(pair, story.title, local, startsAt, new Date(startsAt - 7 * day)),
    state: 'ended',
    endedAt: new Date(at(Math.max(mentor[1], mentee[1]))),
  };
  const session = await createWithDocument(ports.store, ports.collab, booking, contentOf(story));
  const seen = (personId: string, [came, went]: readonly [number, number]): Observation[] => [
    { connection: `sample-${personId}`, personId, kind: 'joined', at: at(came) },
    { connection: `sample-${personId}`, personId, kind: 'left', at: at(went) },
  ];
  await ports.call.observe(session.id, [...seen(pair.mentorId, mentor), ...seen(pair.menteeId, mentee)]);
  return session;
}

function bookingOf(
  { id: mentorshipId, programmeId, mentorId, menteeId }: Mentorship,
  title: string,
  { date, time, zone }: { date: string; time: string; zone: string },
  startsAt: number,
  createdAt: Date,
): NewSession {
  return {
    ...{ mentorshipId, programmeId, mentorId, menteeId, title, zone, createdAt },
    minutes: storyMinutes,
    wall: { date, time },
    templateId: 'regular-meeting',
    startsAt: new Date(startsAt),
    state: 'scheduled',
    createdBy: menteeId,
  };
}

function contentOf(story: StorySession): Uint8Array {
  const items: NewItem[] = story.agenda.map(({ title, minutes, lead, kind }) => ({
    title,
    minutes,
    lead,
    kind,
  }));
  return firstContent(items, ({ doc, notes, itemIds }) => {
    for (const [index, id] of itemIds.entries()) {
      const item = itemMap(doc, id);
      const { outcome = '', minutes = 0 } = story.agenda[index] ?? {};
      const text = item?.get('outcome');
      if (text instanceof Y.Text) text.insert(0, outcome);
      item?.set('done', true);
      item?.set('spent', minutes * minute);
    }
    prosemirrorJSONToYXmlFragment(notesSchema, story.notes, notes);
  });
}

async function agreeActions(
  ports: Ports,
  pair: Mentorship,
  story: StorySession,
  session: Session,
  at: Date,
): Promise<{ actionId: string; answer: StorySession['actions'][number]['answer'] }[]> {
  const agreed = [];
  for (const { what, owner, dueInDays, answer } of story.actions) {
    const due =
      dueInDays === null
        ? null
        : localTimeAt(session.startsAt.getTime() + dueInDays * day, session.zone).date;
    const action = await ports.mentorships.addAction({
      ...{ mentorshipId: pair.id, what, due, at, sessionId: session.id, by: pair.menteeId },
      ownerId: owner === 'mentor' ? pair.mentorId : pair.menteeId,
    });
    agreed.push({ actionId: action.id, answer });
  }
  return agreed;
}
