import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useViewer } from '../../identity/index.ts';
import type { TwoPeople } from '../otherOf.ts';
import type { ActionOutbox } from './ActionOutbox.ts';
import { DueText } from './DueText.tsx';
import { EditAction, useEditAhead } from './editPart.tsx';
import { personOf, toneOf } from './personOf.ts';
import type { ShownAction } from './shownActions.ts';
import { UnsentNote } from './UnsentNote.tsx';

export interface ActionLineProps {
  action: ShownAction;
  people: TwoPeople;
  outbox: ActionOutbox;
  /** Shows the action without a way to change it: the pair has ended. */
  isReadOnly?: boolean;
  /** Names everybody, also who looks at it: a record reads the same for both. */
  isRecord?: boolean;
}

/** One action: ticked when done, changed in its place. */
export function ActionLine({
  action,
  people,
  outbox,
  isReadOnly = false,
  isRecord = false,
}: ActionLineProps) {
  const { t } = useTranslation('actions');
  const [isEditing, setEditing] = useState(false);
  useEditAhead(!isReadOnly);
  const line = useRef<HTMLLIElement>(null);
  const isClosed = action.state !== 'open';

  const endEditing = () => {
    setEditing(false);
    // After the form has gone: the pencil it was opened with.
    requestAnimationFrame(() => line.current?.querySelector<HTMLElement>('[data-edit] button')?.focus());
  };
  const setDone = (isDone: boolean) => {
    const state = isDone ? 'done' : 'open';
    const { id, mentorshipId } = action;
    outbox.put({ kind: 'change', mentorshipId, actionId: id, change: { state } });
    announce(t(isDone ? 'wasDone' : 'wasReopened'));
  };

  return (
    <li ref={line} className="flex flex-col gap-1 py-2">
      {isEditing ? (
        <EditAction action={action} people={people} outbox={outbox} onClose={endEditing} />
      ) : (
        <div className="flex items-start gap-2.5">
          {!isReadOnly && (
            <Checkbox isLabelHidden isSelected={action.state === 'done'} onChange={setDone}>
              {t(action.state === 'done' ? 'markOpen' : 'markDone', { what: action.what })}
            </Checkbox>
          )}
          <div className="min-w-0 flex-1 pt-1">
            <p className={classes('break-words', isClosed && 'text-muted line-through')}>{action.what}</p>
            <ActionFacts action={action} people={people} isRecord={isRecord} />
          </div>
          {!isReadOnly && (
            <span data-edit className="print:hidden">
              <IconButton
                label={t('edit', { what: action.what })}
                icon={<Pencil size={18} aria-hidden />}
                size="sm"
                onPress={() => setEditing(true)}
              />
            </span>
          )}
        </div>
      )}
      <UnsentNote action={action} outbox={outbox} />
    </li>
  );
}

/** Who does it, by when, and whether it is closed. */
export function ActionFacts({
  action,
  people,
  isRecord = false,
}: Pick<ActionLineProps, 'action' | 'people' | 'isRecord'>) {
  const { t } = useTranslation('actions');
  const viewer = useViewer();
  const owner = personOf(people, action.ownerId);
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-sm">
      {owner && (
        <>
          <span
            aria-hidden
            className={classes(
              'size-2 rounded-full',
              toneOf(people, owner.id) === 'accent' ? 'bg-accent' : 'bg-warm',
            )}
          />
          <span>{owner.id === viewer.id && !isRecord ? t('you') : owner.name}</span>
          <span aria-hidden>·</span>
        </>
      )}
      <DueText due={action.due} isClosed={action.state !== 'open'} isRecord={isRecord} />
      {action.state !== 'open' && (
        <>
          <span aria-hidden>·</span>
          <span>{t(action.state === 'done' ? 'stateDone' : 'stateDropped')}</span>
        </>
      )}
    </p>
  );
}
