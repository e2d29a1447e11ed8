import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { ActionList } from '../../mentorships/index.ts';
import { AgendaEditor } from './AgendaEditor.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { SaveLine } from './SaveLine.tsx';
import { useStanding } from './useStanding.ts';

const loadNotes = () => import('./notes/NotesEditor.tsx');
const NotesEditor = lazy(async () => ({ default: (await loadNotes()).NotesEditor }));

export interface PanelProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

type PanelTab = 'agenda' | 'notes' | 'actions';

/** What the two work on beside the picture. */
export function Panel({ session, viewer, collab }: PanelProps) {
  const { t } = useTranslation('panel');
  const [tab, setTab] = useState<PanelTab>('agenda');
  // Once opened, the notes stay: their place and selection are worth more than the memory.
  const [hasNotes, setHasNotes] = useState(false);
  const { loaded } = useStanding(collab);

  useEffect(() => {
    // Fetched before it is asked for: in a bad network the first press on Notes is the wrong moment.
    const timer = setTimeout(() => void loadNotes().catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);

  const loading = <Skeleton label={t('notes.loading')} lines={5} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Tabs<PanelTab>
        label={t('label')}
        selected={tab}
        onChange={(next) => {
          setTab(next);
          if (next === 'notes') setHasNotes(true);
        }}
        keepMounted
        className="flex-1"
        panelClassName="overflow-y-auto overscroll-contain"
        items={[
          {
            id: 'agenda',
            label: t('tabs.agenda'),
            panel: (
              <div className="px-4 pt-2 pb-4">
                <AgendaEditor session={session} viewer={viewer} collab={collab} isLive />
              </div>
            ),
          },
          {
            id: 'notes',
            label: t('tabs.notes'),
            panel: hasNotes && (
              <Suspense fallback={<div className="p-4">{loading}</div>}>
                {loaded ? (
                  <NotesEditor session={session} viewer={viewer} collab={collab} />
                ) : (
                  <div className="p-4">{loading}</div>
                )}
              </Suspense>
            ),
          },
          {
            id: 'actions',
            label: t('tabs.actions'),
            panel: (
              <div className="px-4 pt-2 pb-4">
                <ActionList mentorshipId={session.mentorshipId} sessionId={session.id} people={session} />
              </div>
            ),
          },
        ]}
      />
      <SaveLine collab={collab} className="border-hairline border-t px-4 py-2" />
    </div>
  );
}
