import { listActions, listMyActions } from '@rapport/shared/mentorships/actions.api';
import { listMentorships, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { listVersions, readDocument } from '@rapport/shared/sessions/history.api';
import { listComingSessions, listSessions, readSession } from '@rapport/shared/sessions/sessions.api';
import { useViewer } from '../features/identity/index.ts';
import { useUnsentActions } from '../features/mentorships/index.ts';
import { invalidate } from '../platform/api/queryClient.ts';
import { useLiveEvent } from '../platform/socket/useLiveEvent.ts';
import { Ringing } from './Ringing.tsx';
import { readRecordId } from './readRecordId.ts';

/** On every page: reads again what a live event says has changed, and sends what waited on this device. */
export function LiveUpdates() {
  useUnsentActions(useViewer().id);
  useLiveEvent('action.changed', () => invalidate(listActions.id, listMyActions.id, readRecordId));
  useLiveEvent('session.changed', () =>
    invalidate(
      ...[readSession.id, listSessions.id, listComingSessions.id, readRecordId],
      // By name: their contracts would weigh on every page.
      ...[
        'scheduling.findSlots',
        'scheduling.previewSeries',
        'scheduling.readExtension',
        'sessions.readVideoShare',
      ],
    ),
  );
  useLiveEvent('version.kept', () => invalidate(listVersions.id, readDocument.id));
  useLiveEvent('notice.written', ({ notice, isQuiet }) => {
    invalidate('messaging.listNotices');
    // In the middle of a call it waits in the list.
    if (isQuiet) return;
    // On the page of that session it is seen what it is about.
    if (window.location.pathname === `/s/${notice.sessionId}`) return;
    void import('../features/messaging/toastNotice.ts').then(
      ({ toastNotice }) => toastNotice(notice),
      // It stands on the page of notices.
      () => undefined,
    );
  });
  useLiveEvent('person.inSession', () => invalidate('sessions.listInSession'));
  useLiveEvent('mentorship.changed', () =>
    invalidate(listMentorships.id, readMentorship.id, listMyActions.id),
  );
  return <Ringing />;
}
