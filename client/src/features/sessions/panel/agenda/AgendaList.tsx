import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { AgendaRow } from './AgendaRow.tsx';
import type { Agenda } from './agendaStore.ts';
import { RemovedLine } from './RemovedLine.tsx';
import type { AgendaActions } from './useAgendaActions.ts';
import { useDragToReorder } from './useDragToReorder.ts';

export interface AgendaListProps {
  doc: Y.Doc;
  agenda: Agenda;
  session: SessionView;
  viewer: Viewer;
  actions: AgendaActions;
  canWrite: boolean;
  isLive: boolean;
  /** The review has no answers yet: only it can be started. */
  isLocked: boolean;
  /** What stands below the first item when it is the review. */
  review: ReactNode;
}

/** The items in their order, to be written, moved and removed in place. */
export function AgendaList(props: AgendaListProps) {
  const { doc, agenda, session, viewer, actions, canWrite, isLive, isLocked, review } = props;
  const { t } = useTranslation('panel');
  const { items, running } = agenda;
  const ids = items.map(({ id }) => id);
  const dragging = useDragToReorder(ids, (id, place) => {
    const item = items.find((candidate) => candidate.id === id);
    if (item) actions.move(item, place);
  });
  const { removed } = actions;
  const removedLine = removed && !ids.includes(removed.item.id) && (
    <RemovedLine title={removed.item.title} onRestore={actions.restore} />
  );
  const dropBefore = dragging.drag && lineOf(ids.indexOf(dragging.drag.id), dragging.drag.place);
  return (
    <ol
      ref={actions.listRef}
      aria-label={t('agenda.label')}
      className="flex flex-col divide-y divide-hairline border-hairline border-b"
    >
      {items.map((item, place) => (
        <Fragment key={item.id}>
          {removed?.place === place && removedLine}
          {dropBefore === place && <DropLine />}
          <AgendaRow
            doc={doc}
            item={item}
            items={items}
            session={session}
            viewer={viewer}
            actions={actions}
            dragging={dragging}
            canWrite={canWrite}
            isLive={isLive}
            isRunning={running?.item === item.id}
            canStart={isLive && canWrite && (!isLocked || place === 0)}
          >
            {place === 0 && item.kind === 'review' && review}
          </AgendaRow>
        </Fragment>
      ))}
      {removed && removed.place >= items.length && removedLine}
      {dropBefore === items.length && <DropLine />}
    </ol>
  );
}

/** The row before which a dragged one would go, counted with the dragged one in its old place. */
const lineOf = (from: number, place: number) => (place > from ? place + 1 : place);

function DropLine() {
  return <li aria-hidden className="h-0.5 bg-accent" />;
}
