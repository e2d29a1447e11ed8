import { marginDocument } from '@rapport/shared/collab/documentName';
import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../../platform/collab/useDocument.ts';
import { ActionList, otherOf } from '../../mentorships/index.ts';
import { AgendaEditor } from './AgendaEditor.tsx';
import { HistoryButton } from './history/HistoryButton.tsx';
import { LazyDeviceNotes } from './LazyDeviceNotes.ts';
import { loadNotesEditor, NotesTab, type Whose } from './NotesTab.tsx';
import { type PanelTab, PanelTabs } from './PanelTabs.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { SaveLine } from './SaveLine.tsx';

export { SaveSign } from './SaveSign.tsx';

export interface PanelProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

/** What the two work on beside the picture. */
export function Panel({ session, viewer, collab }: PanelProps) {
  const { t } = useTranslation('panel');
  const [tab, setTab] = useState<PanelTab>('agenda');
  const [whose, setWhose] = useState<Whose>('shared');
  const [hasMargin, setHasMargin] = useState(false);
  const margin = useDocument(marginDocument(session.id, viewer.id), viewer.id, hasMargin);

  const isOwn = tab === 'notes' && whose === 'own' && margin !== undefined;

  useEffect(() => {
    // Fetched before it is asked for: in a bad network the first press on Notes is the wrong moment.
    const timer = setTimeout(() => void loadNotesEditor().catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Suspense fallback={null}>
        <LazyDeviceNotes session={session} viewer={viewer} collab={collab} className="p-3" />
      </Suspense>
      <PanelTabs
        label={t('label')}
        tab={tab}
        onTab={setTab}
        agenda={<AgendaEditor session={session} viewer={viewer} collab={collab} isLive />}
        notes={
          <NotesTab
            session={session}
            viewer={viewer}
            whose={whose}
            onWhose={(next) => {
              setWhose(next);
              if (next === 'own') setHasMargin(true);
            }}
            shared={collab}
            own={margin}
          />
        }
        actions={<ActionList mentorshipId={session.mentorshipId} sessionId={session.id} people={session} />}
      />
      <div className="flex items-start border-hairline border-t">
        <SaveLine
          collab={isOwn ? margin : collab}
          other={otherOf(session, viewer.id).name}
          className="min-w-0 flex-1 px-4 py-2"
        />
        {!isOwn && (
          <HistoryButton
            session={session}
            doc={collab.doc}
            label={t('history')}
            variant="quiet"
            size="sm"
            className="mx-1 my-0.5 text-muted"
          />
        )}
      </div>
    </div>
  );
}
