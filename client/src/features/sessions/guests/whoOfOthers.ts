import type { SessionView } from '@rapport/shared/sessions/sessions.api';

/**
 * Who is in the room, by id, without those who are `known` otherwise. The names of the two are the session's, not what
 * their connection says.
 */
export function whoOfOthers(
  participants: readonly { id: string; name: string }[],
  { mentor, mentee }: Pick<SessionView, 'mentor' | 'mentee'>,
  known: readonly string[],
): ReadonlyMap<string, string> {
  const pair = new Map([mentor, mentee].map(({ id, name }) => [id, name]));
  return new Map(
    participants.flatMap(({ id, name }) => (known.includes(id) ? [] : [[id, pair.get(id) ?? name]])),
  );
}
