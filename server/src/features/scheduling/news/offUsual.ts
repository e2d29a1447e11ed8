import { offUsualTime } from '@rapport/shared/scheduling/usualTime';
import type { Identity } from '../../identity/index.ts';
import type { Session, Sessions } from '../../sessions/index.ts';

interface Ports {
  readonly sessions: Pick<Sessions, 'everyOfSeries'>;
  readonly identity: Pick<Identity, 'people'>;
}

/** By how many minutes clocks have a session of a series off its usual time for each of the two, by id. */
export async function offUsual(
  { sessions, identity }: Ports,
  session: Session,
): Promise<ReadonlyMap<string, number>> {
  const { id, series, changes } = session;
  // Somebody chose that time; no clock did.
  if (!series || changes.some(({ kind }) => kind === 'moved')) return new Map();
  const [alike, people] = await Promise.all([
    sessions.everyOfSeries(series.id),
    identity.people([session.mentorId, session.menteeId]),
  ]);
  const planned = alike.filter(({ state }) => state !== 'cancelled');
  const starts = planned.map(({ startsAt }) => startsAt.getTime());
  const place = planned.findIndex((one) => one.id === id);
  return new Map([...people].map(([person, { zone }]) => [person, offUsualTime(starts, zone)[place] ?? 0]));
}
