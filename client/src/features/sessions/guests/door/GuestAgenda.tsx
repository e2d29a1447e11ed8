import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import { AddTopic } from '../../panel/agenda/AddTopic.tsx';
import { AgendaList } from '../../panel/agenda/AgendaList.tsx';
import { AgendaTotal } from '../../panel/agenda/AgendaTotal.tsx';
import { RunningItem } from '../../panel/agenda/RunningItem.tsx';
import { useAgenda } from '../../panel/agenda/useAgenda.ts';
import { useAgendaActions } from '../../panel/agenda/useAgendaActions.ts';
import { useRunningNews } from '../../panel/agenda/useRunningNews.ts';
import { type PanelDocument, readOnlyReason } from '../../panel/panelDocument.ts';
import { ReadOnlyNote } from '../../panel/ReadOnlyNote.tsx';
import { useStanding } from '../../panel/useStanding.ts';

export interface GuestAgendaProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

/** The agenda for a guest: the pair's actions, which its review is about, are not theirs to see. */
export function GuestAgenda({ session, viewer, collab }: GuestAgendaProps) {
  const { t } = useTranslation('panel');
  const { doc } = collab;
  const standing = useStanding(collab);
  const agenda = useAgenda(doc);
  const { items, running } = agenda;
  const actions = useAgendaActions(doc, items.length);
  const reason = readOnlyReason(session, standing);
  const canWrite = reason === undefined;
  const runningItem = items.find(({ id }) => id === running?.item);
  useRunningNews(runningItem);

  if (!standing.loaded) return <Skeleton label={t('opening')} lines={5} />;
  return (
    <div className="flex flex-col gap-4">
      {reason && <ReadOnlyNote reason={reason} />}
      {running && runningItem && (
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
          {...{ doc, agenda, session, viewer, actions, canWrite }}
          isLive
          // Whether the two have answered their review, a guest cannot know.
          isLocked={items[0]?.kind === 'review' && !items[0].done}
          review={null}
        />
      )}
      {canWrite && <AddTopic onAdd={actions.add} />}
      {items.length > 0 && <AgendaTotal items={items} length={session.minutes} />}
    </div>
  );
}
