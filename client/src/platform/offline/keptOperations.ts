/** By name: their contracts would weigh on every page. */
const kept: ReadonlySet<unknown> = new Set([
  'identity.readMe',
  'identity.readInstallation',
  'mentorships.listMentorships',
  'mentorships.readMentorship',
  'mentorships.listActions',
  'mentorships.listMyActions',
  'messaging.listNotices',
  'review.readRecord',
  'sessions.listComingSessions',
  'sessions.listSessions',
  'sessions.readSession',
  'sessions.readVideoShare',
]);

/** Whether answers under this key are for reading again: what home, pairs, sessions and records show. */
export const isKeptOperation = ([operationId]: readonly unknown[]): boolean => kept.has(operationId);
