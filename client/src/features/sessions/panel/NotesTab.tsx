import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { LockKeyhole, UsersRound } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { later, MissingLine } from '../../../ui/later.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { LazyDeviceNotes } from './LazyDeviceNotes.ts';
import type { PanelDocument } from './panelDocument.ts';
import { useStanding } from './useStanding.ts';

export const loadNotesEditor = () => import('./notes/NotesEditor.tsx');
const NotesEditor = later(async () => (await loadNotesEditor()).NotesEditor, MissingLine);

/** Notes of both, or the viewer's margin. */
export type Whose = 'shared' | 'own';

export interface NotesTabProps {
  session: SessionView;
  viewer: Viewer;
  whose: Whose;
  onWhose: (whose: Whose) => void;
  shared: PanelDocument;
  /** Undefined until somebody has asked for it. */
  own: PanelDocument | undefined;
}

/** The notes, of both and one's own; each keeps its place while the other is shown. */
export function NotesTab({ session, viewer, whose, onWhose, shared, own }: NotesTabProps) {
  const { t } = useTranslation('panel');
  return (
    <div className="flex min-h-full flex-col">
      <div className="px-3 pt-3 pb-1">
        <Segments<Whose>
          label={t('notes.whose')}
          selected={whose}
          onChange={onWhose}
          items={[
            { id: 'shared', label: t('notes.shared'), icon: <UsersRound size={16} aria-hidden /> },
            { id: 'own', label: t('notes.own'), icon: <LockKeyhole size={16} aria-hidden /> },
          ]}
        />
      </div>
      <div className={whose === 'shared' ? 'flex flex-1 flex-col' : 'hidden'}>
        <LoadedNotes session={session} viewer={viewer} collab={shared} />
      </div>
      {own && (
        <div className={whose === 'own' ? 'flex flex-1 flex-col bg-sunken' : 'hidden'}>
          <LoadedNotes session={session} viewer={viewer} collab={own} isOwn />
        </div>
      )}
    </div>
  );
}

export interface LoadedNotesProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
  isOwn?: boolean;
}

/** The editor, once its code and its text are there. */
export function LoadedNotes({ collab, ...props }: LoadedNotesProps) {
  const { t } = useTranslation('panel');
  const loaded = useStanding(collab, (standing) => standing.loaded);
  const loading = (
    <div className="p-4">
      <Skeleton label={t('notes.loading')} lines={5} />
    </div>
  );
  return (
    <>
      {props.isOwn && (
        <Suspense fallback={null}>
          <LazyDeviceNotes collab={collab} className="p-3" {...props} />
        </Suspense>
      )}
      <Suspense fallback={loading}>{loaded ? <NotesEditor collab={collab} {...props} /> : loading}</Suspense>
    </>
  );
}
