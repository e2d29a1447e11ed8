import { listActions, listMyActions } from '@rapport/shared/mentorships/actions.api';
import { listMentorships, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { readRecord } from '@rapport/shared/review/review.api';
import { listComingSessions, listSessions, readSession } from '@rapport/shared/sessions/sessions.api';
import { invalidate } from '../platform/api/queryClient.ts';
import { useLiveEvent } from '../platform/socket/useLiveEvent.ts';

/** Reads again what a live event says has changed, wherever it is shown. */
export function LiveUpdates() {
  useLiveEvent('action.changed', () => invalidate(listActions.id, listMyActions.id, readRecord.id));
  useLiveEvent('session.changed', () =>
    invalidate(readSession.id, listSessions.id, listComingSessions.id, readRecord.id),
  );
  useLiveEvent('mentorship.changed', () =>
    invalidate(listMentorships.id, readMentorship.id, listMyActions.id),
  );
  return null;
}
