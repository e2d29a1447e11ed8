import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { GuestSession } from '@rapport/shared/sessions/guests.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';

/**
 * A guest's session as the call and its panel take one. What a guest does not know is empty, and they stand to the pair
 * as nobody of it does, so that nothing that is the pair's is offered.
 */
export function asSession({ id, title, startsAt, minutes, mentor, mentee }: GuestSession): SessionView {
  const known = { id, title, startsAt, minutes };
  const people = { mentor: { ...mentor, zone: 'UTC' }, mentee: { ...mentee, zone: 'UTC' } };
  return {
    ...{ ...known, ...people, mentorshipId: '', zone: 'UTC', viewer: 'manager' },
    ...{ state: 'live', kind: 'video', place: '', version: 0, writable: true },
    ...{ seriesId: null, proposedBy: null, cancelledLate: false, endedAt: null, minutesTogether: null },
    ...{ changes: [], reports: [], previousSessionId: null, nextSession: null },
  };
}

/** The guest in the place of a signed-in person: without address, office or organisation. */
export function asViewer({ id, name }: { id: string; name: string }): Viewer {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return { id, name, zone, email: '', admin: false, manages: [], organisation: '', sample: false };
}
