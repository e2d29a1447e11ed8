import {
  type ActionView,
  changeAction,
  listActions,
  listMyActions,
} from '@rapport/shared/mentorships/actions.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { NotRead } from '../../../platform/api/NotRead.tsx';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { usePages } from '../../../platform/api/usePages.ts';
import { dateIn, formatDate } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { classes } from '../../../ui/classes.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { dueKind } from './dueKind.ts';

/** What I promised in all my pairs, soonest first. What I tick stays in its place, to be undone, until I leave. */
export function OwedActions() {
  const { t } = useTranslation('home');
  const owed = usePages(listMyActions, { query: {} });
  const [ticked, setTicked] = useState<readonly ActionView[]>([]);
  const open = owed.items ?? [];
  const shown = [...open, ...ticked.filter(({ id }) => !open.some((action) => action.id === id))].sort(
    (a, b) => compareDue(a.due, b.due) || a.id.localeCompare(b.id),
  );
  const onChanged = (action: ActionView) =>
    setTicked((before) => [
      ...before.filter(({ id }) => id !== action.id),
      ...(action.state === 'done' ? [action] : []),
    ]);
  return (
    <Section title={t('owed.title')}>
      {!owed.items && <NotRead error={owed.error} retry={owed.retry} label={t('loading')} />}
      {owed.items && shown.length === 0 && (
        <EmptyState title={t('owed.emptyTitle')} text={t('owed.emptyText')} />
      )}
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {shown.map((action) => (
            <OwedLine
              key={action.id}
              action={action}
              isDone={!open.some(({ id }) => id === action.id)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      {owed.more && (
        <div>
          <Button onPress={owed.more} isPending={owed.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </Section>
  );
}

// Without a day it comes last.
const compareDue = (a: string | null, b: string | null) => (a ?? '9999').localeCompare(b ?? '9999');

function OwedLine({
  action,
  isDone,
  onChanged,
}: {
  action: ActionView;
  isDone: boolean;
  onChanged: (action: ActionView) => void;
}) {
  const { t } = useTranslation('home');
  const errorText = useErrorText();
  const change = useCommand(changeAction, {
    invalidates: [listMyActions, listActions],
    onDone: (changed) => {
      onChanged(changed);
      if (changed.state === 'done') announce(t('owed.wasDone'));
    },
  });
  const isTicked = change.isPending ? change.variables.body.state === 'done' : isDone;
  return (
    <li className="flex items-start gap-3 py-2">
      <Checkbox
        isLabelHidden
        isSelected={isTicked}
        onChange={(isSelected) =>
          change.mutate({
            params: { actionId: action.id },
            // A key for each change: sent twice it still changes once.
            body: { key: crypto.randomUUID(), state: isSelected ? 'done' : 'open' },
          })
        }
      >
        {t(isTicked ? 'owed.undoNamed' : 'owed.done', { what: action.what })}
      </Checkbox>
      <div className="min-w-0 flex-1 pt-1 coarse:pt-2.5">
        <Link
          to={`/pairs/${action.mentorshipId}`}
          className={classes(
            'hover:underline hover:underline-offset-4',
            isTicked && 'text-muted line-through',
          )}
        >
          {action.what}
        </Link>
        {change.error && <p className="text-danger text-sm">{errorText(change.error)}</p>}
      </div>
      <Due due={action.due} isDone={isTicked} />
    </li>
  );
}

function Due({ due, isDone }: { due: string | null; isDone: boolean }) {
  const { t } = useTranslation('home');
  const { zone } = useViewer();
  const kind = dueKind(due, dateIn(zone, useNow(60_000)));
  if (due === null) return null;
  const date = formatDate(due, 'shortDate');
  const text =
    kind === 'today' ? t('owed.dueToday') : t(kind === 'overdue' ? 'owed.overdue' : 'owed.due', { date });
  const isNear = !isDone && kind !== 'later';
  return (
    <span
      className={classes(
        'shrink-0 pt-1 text-sm tabular coarse:pt-2.5',
        isNear ? 'font-medium text-warm' : 'text-muted',
      )}
    >
      {text}
    </span>
  );
}
