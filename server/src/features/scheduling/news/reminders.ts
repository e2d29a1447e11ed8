import { minute } from '@rapport/shared/sessions/sessionState';
import { z } from 'zod';
import { jobKind, type NewJob } from '../../../platform/jobs/jobs.ts';
import type { Identity } from '../../identity/index.ts';
import type { Session, Sessions } from '../../sessions/index.ts';
import type { News } from '../ports.ts';
import { offUsual } from './offUsual.ts';

const hour = 60 * minute;

/** How long before the start each comes (ms). */
const before = {
  time_differs: 7 * 24 * hour,
  prepare: 48 * hour,
  tomorrow: 24 * hour,
  soon: 15 * minute,
} as const;

export const reminderJob = jobKind(
  'reminder',
  z.object({
    what: z.enum(['time_differs', 'prepare', 'tomorrow', 'soon']),
    sessionId: z.string(),
    /** The start that it was planned for (ms): a session that has moved has reminders of its own. */
    startsAt: z.number(),
  }),
);

type Reminder = z.output<typeof reminderJob.about>;

/** The reminders that are still to come for a session, each as a job that there is only once. */
export function reminderJobs(session: Session, now: number): NewJob<typeof reminderJob.about>[] {
  if (session.state !== 'scheduled') return [];
  const startsAt = session.startsAt.getTime();
  const due = [
    ...(session.series ? (['time_differs'] as const) : []),
    ...(['prepare', 'tomorrow', 'soon'] as const),
  ].map((what) => ({ what, at: startsAt - before[what] }));
  return due
    .filter(({ at }) => at > now)
    .map(({ what, at }) => ({
      kind: reminderJob,
      key: `${what}:${session.id}:${startsAt}`,
      about: { what, sessionId: session.id, startsAt },
      dueAt: new Date(at),
    }));
}

interface Ports {
  readonly sessions: Pick<Sessions, 'find' | 'everyOfSeries' | 'hasWritten'>;
  readonly identity: Pick<Identity, 'people'>;
}

/** Who is to be reminded, as things are now: nobody of a session that was cancelled, moved, or has begun. */
export async function newsOfReminder(
  ports: Ports,
  { what, sessionId, startsAt }: Reminder,
  now: number,
): Promise<News[]> {
  const session = await ports.sessions.find(sessionId);
  if (session?.state !== 'scheduled' || session.startsAt.getTime() !== startsAt || now >= startsAt) return [];
  const people = await receivers(ports, what, session);
  const key = `${what}:${sessionId}:${startsAt}`;
  return people.map((to) => ({ key, kind: what, to, by: null, sessions: [session] }));
}

async function receivers(ports: Ports, what: Reminder['what'], session: Session): Promise<string[]> {
  const { id, mentorId, menteeId } = session;
  if (what === 'prepare') return (await ports.sessions.hasWritten(id, menteeId)) ? [] : [menteeId];
  if (what !== 'time_differs') return [mentorId, menteeId];
  // Both hear of it, also the one whose clocks have not changed: it is the other one who may come at the wrong hour.
  const off = await offUsual(ports, session);
  return [...off.values()].some((minutes) => minutes !== 0) ? [mentorId, menteeId] : [];
}
