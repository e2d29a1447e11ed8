import type { NewsKind } from '@rapport/shared/scheduling/news';
import { z } from 'zod';
import { jobKind, type NewJob } from '../../../platform/jobs/jobs.ts';
import type { Session, Sessions } from '../../sessions/index.ts';
import type { News } from '../ports.ts';

/** What a person did to a session, or in one go to several of a series. */
export const actJob = jobKind(
  'news of a change',
  z.object({
    kind: z.enum(['booked', 'moved', 'cancelled']),
    sessionId: z.string(),
    by: z.string(),
    /** When it was done (ms); with the series it says which sessions were changed in one go. */
    at: z.number(),
  }),
);

type Act = z.output<typeof actJob.about>;

/** What begins so soon (ms) is a call, which rings: nobody need be told of it by mail. */
const unplanned = 2 * 60_000;

/** An act is told so long after it (ms): its job is kept for longer, so that it is told once. */
const toldWithin = 7 * 24 * 60 * 60_000;

/** The acts of a session that are to be told, each as a job that there is only once. */
export function actJobs(session: Session, now: number): NewJob<typeof actJob.about>[] {
  const { id, series, startsAt, createdBy, createdAt, changes } = session;
  const acts = [
    ...(startsAt.getTime() - createdAt.getTime() < unplanned
      ? []
      : [{ kind: 'booked' as const, by: createdBy, at: createdAt }]),
    ...changes.flatMap(({ kind, by, at }) => (isTold(kind) ? [{ kind, by, at }] : [])),
  ];
  return acts
    .filter(({ at }) => at.getTime() > now - toldWithin)
    .map(({ kind, by, at }) => ({
      kind: actJob,
      key: `${kind}:${series?.id ?? id}:${at.getTime()}`,
      about: { kind, sessionId: id, by, at: at.getTime() },
      dueAt: at,
    }));
}

const isTold = (kind: string): kind is Act['kind'] => actJob.about.shape.kind.safeParse(kind).success;

/** Who is to be told of an act: both, because it goes into both calendars. Nobody of what is no longer so. */
export async function newsOfAct(
  sessions: Pick<Sessions, 'find' | 'everyOfSeries'>,
  { kind, sessionId, by, at }: Act,
): Promise<News[]> {
  const session = await sessions.find(sessionId);
  if (!session) return [];
  const alike = session.series ? await sessions.everyOfSeries(session.series.id) : [session];
  const wanted = kind === 'cancelled' ? 'cancelled' : 'scheduled';
  const told = alike.filter(
    (one) => one.state === wanted && (kind === 'booked' || wasChanged(one, kind, at)),
  );
  const [first] = told;
  if (!first) return [];
  return [first.mentorId, first.menteeId].map((to) => ({
    key: `${kind}:${session.series?.id ?? sessionId}:${at}`,
    kind,
    to,
    by,
    sessions: told,
  }));
}

const wasChanged = (session: Session, kind: NewsKind, at: number): boolean =>
  session.changes.some((change) => change.kind === kind && change.at.getTime() === at);
