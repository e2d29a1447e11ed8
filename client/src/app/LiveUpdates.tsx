import { listActions, listMyActions } from '@rapport/shared/mentorships/actions.api';
import { listMentorships, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { listComingSessions, listSessions, readSession } from '@rapport/shared/sessions/sessions.api';
import { invalidate } from '../platform/api/queryClient.ts';
import { useLiveEvent } from '../platform/socket/useLiveEvent.ts';
import { readRecordId } from './readRecordId.ts';

/** Reads again what a live event says has changed, wherever it is shown. */
export function LiveUpdates() {
  useLiveEvent('action.changed', () => invalidate(listActions.id, listMyActions.id, readRecordId));
  useLiveEvent('session.changed', () =>
    invalidate(readSession.id, listSessions.id, listComingSessions.id, readRecordId),
  );
  useLiveEvent('mentorship.changed', () =>
    invalidate(listMentorships.id, readMentorship.id, listMyActions.id),
  );
  return null;
}
