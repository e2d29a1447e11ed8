import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import { ReadOnlyNote } from '../ReadOnlyNote.tsx';
import { AddTopic } from './AddTopic.tsx';
import { AgendaList, type AgendaListProps } from './AgendaList.tsx';
import { AgendaTotal } from './AgendaTotal.tsx';
import { RunningItem } from './RunningItem.tsx';
import type { OpenAgenda } from './useOpenAgenda.ts';
import { useRunningNews } from './useRunningNews.ts';

export interface AgendaSheetProps extends Omit<AgendaListProps, keyof OpenAgenda> {
  open: OpenAgenda;
  /** As for `AddTopic`; a guest leaves nothing in the browser. */
  draft?: string;
  /** Stands between the items and the line that adds one. */
  help?: ReactNode;
  below?: ReactNode;
}

/** The agenda as whoever is of the session has it; what only some of them have is handed in, and loaded by them. */
export function AgendaSheet({ open, draft, help, below, ...list }: AgendaSheetProps) {
  const { t } = useTranslation('panel');
  const { doc, isLoaded, agenda, actions, reason, canWrite } = open;
  const { items, running } = agenda;
  const runningItem = items.find(({ id }) => id === running?.item);
  useRunningNews(runningItem);

  if (!isLoaded) return <Skeleton label={t('opening')} lines={5} />;
  return (
    <div className="flex flex-col gap-4">
      {reason && <ReadOnlyNote reason={reason} />}
      {list.isLive && running && runningItem && (
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
        <AgendaList {...{ doc, agenda, actions, canWrite }} {...list} />
      )}
      {help}
      {canWrite && <AddTopic draft={draft} onAdd={actions.add} />}
      {items.length > 0 && <AgendaTotal items={items} length={list.session.minutes} />}
      {below}
    </div>
  );
}
