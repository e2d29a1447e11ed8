import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { otherOf } from '../../mentorships/index.ts';
import { AddTopic } from './agenda/AddTopic.tsx';
import { AgendaList } from './agenda/AgendaList.tsx';
import { AgendaReview } from './agenda/AgendaReview.tsx';
import { AgendaTotal } from './agenda/AgendaTotal.tsx';
import { RunningItem } from './agenda/RunningItem.tsx';
import { useAgenda } from './agenda/useAgenda.ts';
import { useAgendaActions } from './agenda/useAgendaActions.ts';
import { useReviewGate } from './agenda/useReviewGate.ts';
import { useRunningNews } from './agenda/useRunningNews.ts';
import { DeviceNotes } from './DeviceNotes.tsx';
import { type PanelDocument, readOnlyReason } from './panelDocument.ts';
import { ReadOnlyNote } from './ReadOnlyNote.tsx';
import { SaveLine } from './SaveLine.tsx';
import { useStanding } from './useStanding.ts';

const PrepareAgenda = lazy(async () => ({
  default: (await import('./agenda/PrepareAgenda.tsx')).PrepareAgenda,
}));

export interface AgendaEditorProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
  /** In the hour itself: items are started and done, and the review is answered. Otherwise it is prepared. */
  isLive?: boolean;
}

/** The agenda, written by both at once. */
export function AgendaEditor({ session, viewer, collab, isLive = false }: AgendaEditorProps) {
  const { t } = useTranslation('panel');
  const { doc } = collab;
  const standing = useStanding(collab);
  const agenda = useAgenda(doc);
  const { items, running } = agenda;
  const actions = useAgendaActions(doc, items.length);
  const reason = readOnlyReason(session, standing);
  const canWrite = reason === undefined;
  const gate = useReviewGate(session, items, isLive);
  const runningItem = items.find(({ id }) => id === running?.item);
  useRunningNews(runningItem);
  const isPreparing = !isLive && session.viewer === 'mentee' && session.state === 'scheduled';

  if (!standing.loaded) return <Skeleton label={t('opening')} lines={5} />;
  return (
    <div className="flex flex-col gap-4">
      {!isLive && <DeviceNotes session={session} viewer={viewer} collab={collab} />}
      {reason && <ReadOnlyNote reason={reason} />}
      {isLive && running && runningItem && (
        <RunningItem
          doc={doc}
          item={runningItem}
          running={running}
          canWrite={canWrite}
          onStop={actions.stop}
          onDone={() => actions.setDone(runningItem.id, true)}
        />
      )}
      {items.length === 0 && !actions.removed && (
        <EmptyState
          title={t('agenda.empty')}
          text={t(canWrite ? 'agenda.emptyText' : 'agenda.emptyReadOnly')}
        />
      )}
      {(items.length > 0 || actions.removed) && (
        <AgendaList
          doc={doc}
          agenda={agenda}
          session={session}
          viewer={viewer}
          actions={actions}
          canWrite={canWrite}
          isLive={isLive}
          isLocked={gate.isLocked}
          review={
            <AgendaReview
              session={session}
              isLocked={gate.isLocked}
              isOver={gate.review?.done ?? false}
              canWrite={canWrite}
              onSkip={() => gate.review && actions.setDone(gate.review.id, true)}
            />
          }
        />
      )}
      {isPreparing && canWrite && (
        <Suspense fallback={null}>
          <PrepareAgenda session={session} onTopic={actions.add} />
        </Suspense>
      )}
      {canWrite && <AddTopic onAdd={actions.add} />}
      {items.length > 0 && <AgendaTotal items={items} length={session.minutes} />}
      {!isLive && <SaveLine collab={collab} other={otherOf(session, viewer.id).name} />}
    </div>
  );
}
