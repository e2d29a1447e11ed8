import { z } from 'zod';
import { jobKind, type NewJob } from '../../../platform/jobs/jobs.ts';
import { otherThan } from '../../mentorships/index.ts';
import type { Session, Sessions } from '../../sessions/index.ts';
import type { News } from '../ports.ts';

const actKinds = [
  ...(['booked', 'moved', 'cancelled'] as const),
  ...(['proposed', 'countered', 'accepted', 'declined', 'withdrawn'] as const),
] as const;
type ActKind = (typeof actKinds)[number];

/** What a session is after each, as long as nothing else has been done to it. */
const leadsTo: Readonly<Record<ActKind, Session['state']>> = {
  booked: 'scheduled',
  moved: 'scheduled',
  cancelled: 'cancelled',
  proposed: 'proposed',
  countered: 'proposed',
  accepted: 'scheduled',
  declined: 'declined',
  withdrawn: 'cancelled',
};

/** What a person did to a session, or in one go to several of a series. */
export const actJob = jobKind(
  'news of a change',
  z.object({
    kind: z.enum(actKinds),
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
  const { id, series } = session;
  return actsOf(session)
    .filter(({ at }) => at.getTime() > now - toldWithin)
    .map(({ kind, by, at }) => ({
      kind: actJob,
      key: `${kind}:${series?.id ?? id}:${at.getTime()}`,
      about: { kind, sessionId: id, by, at: at.getTime() },
      dueAt: at,
    }));
}

interface DoneAct {
  readonly kind: ActKind;
  readonly by: string;
  readonly at: Date;
}

function actsOf(session: Session): DoneAct[] {
  const { startsAt, createdBy, createdAt, changes, proposedBy, acceptedAt } = session;
  const begun = { kind: proposedBy ? ('proposed' as const) : ('booked' as const), by: createdBy };
  const isCall = startsAt.getTime() - createdAt.getTime() < unplanned;
  return [
    ...(isCall ? [] : [{ ...begun, at: createdAt }]),
    ...changes,
    ...(proposedBy && acceptedAt
      ? [{ kind: 'accepted' as const, by: otherThan(proposedBy, session), at: acceptedAt }]
      : []),
  ];
}

/** Who is to be told of an act: both, because it goes into both calendars. Nobody of what is no longer so. */
export async function newsOfAct(
  sessions: Pick<Sessions, 'find' | 'everyOfSeries'>,
  { kind, sessionId, by, at }: Act,
): Promise<News[]> {
  const session = await sessions.find(sessionId);
  if (!session) return [];
  const alike = session.series ? await sessions.everyOfSeries(session.series.id) : [session];
  const told = alike.filter(
    (one) =>
      one.state === leadsTo[kind] && actsOf(one).some((act) => act.kind === kind && act.at.getTime() === at),
  );
  const [first, ...others] = told;
  if (!first) return [];
  return [first.mentorId, first.menteeId].map((to) => ({
    key: `${kind}:${session.series?.id ?? sessionId}:${at}`,
    kind,
    to,
    by,
    sessions: [first, ...others],
  }));
}
