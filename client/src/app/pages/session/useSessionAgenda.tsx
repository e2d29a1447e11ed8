import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../features/identity/index.ts';
import { LazyDeviceNotes } from '../../../features/sessions/panel/LazyDeviceNotes.ts';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { useDocument } from '../../../platform/collab/useDocument.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';

const AgendaEditor = lazy(async () => ({
  default: (await import('../../../features/sessions/panel/AgendaEditor.tsx')).AgendaEditor,
}));

/** Agenda and notes of a session while they are worked on, the agenda to prepare, and what this device has of them alone. */
export function useSessionAgenda(
  session: SessionView,
  isWanted: boolean,
): { collab: CollabDocument | undefined; agenda: ReactNode; deviceNotes: ReactNode } {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const collab = useDocument(sessionDocument(session.id), viewer.id, isWanted);
  const loading = <Skeleton label={t('panel.loading')} lines={4} />;
  const agenda = (
    <Suspense fallback={loading}>
      {collab ? <AgendaEditor session={session} viewer={viewer} collab={collab} /> : loading}
    </Suspense>
  );
  const deviceNotes = collab && (
    <Suspense fallback={null}>
      <LazyDeviceNotes
        {...{ session, viewer, collab }}
        className="mx-auto w-full max-w-5xl px-5 pt-6 sm:px-8"
      />
    </Suspense>
  );
  return { collab, agenda, deviceNotes };
}
