import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { ChevronDown, GripVertical, Pause, Play } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { classes } from '../../../../ui/classes.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { AgendaRowDetails } from './AgendaRowDetails.tsx';
import { isFixed, placesOf } from './agendaCommands.ts';
import { itemText, longestTitle } from './itemTexts.ts';
import { SharedTextArea } from './SharedTextArea.tsx';
import type { AgendaActions } from './useAgendaActions.ts';
import type { DragToReorder } from './useDragToReorder.ts';
import { useLeadText } from './useLeadText.ts';

export interface AgendaRowProps {
  doc: Y.Doc;
  item: AgendaItem;
  items: readonly AgendaItem[];
  session: SessionView;
  viewer: Viewer;
  actions: AgendaActions;
  dragging: DragToReorder;
  canWrite: boolean;
  isRunning: boolean;
  /** Can be started now. */
  canStart: boolean;
  /** Outcomes are written in the hour, not while preparing. */
  isLive: boolean;
  /** Stands below the row: the review's answers. */
  children?: ReactNode;
}

const iconLook =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-ink/7 hover:text-ink coarse:size-11';

/** One item of the agenda: its title to be written in place, everything else behind its details. */
export function AgendaRow(props: AgendaRowProps) {
  const { doc, item, items, actions, dragging, canWrite, isRunning, isLive, children } = props;
  const { t } = useTranslation('panel');
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const place = items.indexOf(item);
  const { first, last } = placesOf(items, item.id);
  const fixed = isFixed(items, item.id);
  const name = item.title || t('agenda.untitled');
  const title = itemText(doc, item.id, 'title');
  const drag = dragging.drag?.id === item.id ? dragging.drag : undefined;

  const moveBy = (step: -1 | 1, focusOn: string) => {
    const target = place + step;
    return target < first || target > last ? undefined : () => actions.move(item, target, focusOn);
  };
  const onHandleKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (step === undefined) return;
    event.preventDefault();
    moveBy(step, 'handle')?.();
  };

  return (
    <li
      ref={dragging.rowRef(item.id)}
      data-item={item.id}
      style={drag ? { transform: `translateY(${drag.by}px)` } : undefined}
      className={classes(
        'relative',
        isRunning ? 'bg-accent-soft' : drag && 'bg-surface',
        drag && 'z-10 rounded-control shadow-float',
      )}
    >
      <div className="flex min-h-11 items-start gap-1 py-1.5">
        {canWrite && !fixed && (
          <button
            type="button"
            data-part="handle"
            aria-label={t('agenda.reorder', { title: name })}
            onKeyDown={onHandleKeyDown}
            {...dragging.handleProps(item.id)}
            className={classes(
              iconLook,
              '-ml-1.5 w-6 cursor-grab touch-none active:cursor-grabbing coarse:-ml-4 coarse:w-11',
            )}
          >
            <GripVertical size={18} aria-hidden />
          </button>
        )}
        {canWrite && fixed && <span aria-hidden className="-ml-1.5 w-6 shrink-0 coarse:-ml-4 coarse:w-11" />}
        {isLive && canWrite && (
          <Checkbox isLabelHidden isSelected={item.done} onChange={(done) => actions.setDone(item.id, done)}>
            {t(item.done ? 'agenda.notDone' : 'agenda.done', { title: name })}
          </Checkbox>
        )}
        <div className="min-w-0 flex-1">
          {canWrite && title ? (
            <SharedTextArea
              isLine
              part="title"
              text={title}
              label={t('agenda.titleOf', { place: String(place + 1) })}
              placeholder={t('agenda.untitled')}
              maxLength={longestTitle}
              className={classes(
                'border-transparent bg-transparent font-medium hover:border-hairline focus:border-line focus:bg-surface',
                item.done && 'text-muted line-through',
              )}
            />
          ) : (
            <p className={classes('px-2 py-1 font-medium', item.done && 'text-muted line-through')}>{name}</p>
          )}
          <RowFacts {...props} />
        </div>
        {canWrite && (
          <RowButtons
            {...props}
            name={name}
            isOpen={isOpen}
            detailsId={detailsId}
            onToggle={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {canWrite && (
        <div id={detailsId} hidden={!isOpen}>
          {isOpen && (
            <AgendaRowDetails
              doc={doc}
              item={item}
              session={props.session}
              viewer={props.viewer}
              isFixed={fixed}
              hasOutcome={isLive}
              onMoveUp={moveBy(-1, 'up')}
              onMoveDown={moveBy(1, 'down')}
              onRemove={() => actions.remove(item, place)}
            />
          )}
        </div>
      )}
      {children}
    </li>
  );
}

/** Stays with the word before it where the line breaks. */
const dot = '\u00a0· ';

function RowFacts({ item, session, viewer, isLive, isRunning }: AgendaRowProps) {
  const { t } = useTranslation('panel');
  const leadText = useLeadText(session, viewer);
  const facts = [
    t('agenda.minutesShort', { minutes: String(item.minutes) }),
    item.kind !== 'review' && leadText(item.lead),
    item.kind === 'activity' && t('agenda.kinds.activity'),
  ].filter(Boolean);
  return (
    <>
      <p className="px-2 text-muted text-sm">
        {isRunning && <span className="font-medium text-accent">{`${t('agenda.now')}${dot}`}</span>}
        {facts.join(dot)}
      </p>
      {isLive && !isRunning && item.outcome && (
        <p className="whitespace-pre-wrap px-2 pt-1 text-sm">{item.outcome}</p>
      )}
    </>
  );
}

interface RowButtonsProps extends AgendaRowProps {
  name: string;
  isOpen: boolean;
  detailsId: string;
  onToggle: () => void;
}

function RowButtons({
  item,
  actions,
  name,
  isRunning,
  canStart,
  isOpen,
  detailsId,
  onToggle,
}: RowButtonsProps) {
  const { t } = useTranslation('panel');
  return (
    <>
      {canStart && !isRunning && !item.done && (
        <IconButton
          size="sm"
          label={t('agenda.start', { title: name })}
          icon={<Play size={18} aria-hidden />}
          onPress={() => actions.start(item.id)}
        />
      )}
      {isRunning && (
        <IconButton
          size="sm"
          label={t('agenda.stop', { title: name })}
          icon={<Pause size={18} aria-hidden />}
          onPress={actions.stop}
        />
      )}
      <button
        type="button"
        data-part="details"
        aria-label={t('agenda.details', { title: name })}
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={onToggle}
        className={iconLook}
      >
        <ChevronDown
          size={18}
          aria-hidden
          className={classes('transition-transform', isOpen && 'rotate-180')}
        />
      </button>
    </>
  );
}
