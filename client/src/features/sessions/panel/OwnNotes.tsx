import { marginDocument } from '@rapport/shared/collab/documentName';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../../platform/collab/useDocument.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { LoadedNotes } from './NotesTab.tsx';
import { SaveLine } from './SaveLine.tsx';

/** The viewer's margin beside a session, where there is no panel: with its record. */
export function OwnNotes({ session, viewer }: { session: SessionView; viewer: Viewer }) {
  const { t } = useTranslation('panel');
  const margin = useDocument(marginDocument(session.id, viewer.id), viewer.id, true);
  if (!margin) return <Skeleton label={t('notes.loading')} lines={4} />;
  return (
    <div className="flex flex-col overflow-hidden rounded-surface border border-hairline bg-sunken">
      <div className="flex min-h-40 flex-col">
        <LoadedNotes session={session} viewer={viewer} collab={margin} isOwn />
      </div>
      <SaveLine collab={margin} className="border-hairline border-t px-4 py-2" />
    </div>
  );
}
