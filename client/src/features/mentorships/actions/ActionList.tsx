import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { TwoPeople } from '../otherOf.ts';
import { ActionLine } from './ActionLine.tsx';
import { AddAction } from './AddAction.tsx';
import { byDue, type ShownAction } from './shownActions.ts';
import { useActions } from './useActions.ts';

export interface ActionListProps {
  mentorshipId: string;
  /** Where new actions are agreed; null outside of a session. */
  sessionId?: string | null;
  people: TwoPeople;
  /** The pair has ended: what is there is shown only. */
  isReadOnly?: boolean;
}

/** The actions of a pair: open ones by due date, room for another one, closed ones on request. Live for both. */
export function ActionList({ mentorshipId, sessionId = null, people, isReadOnly = false }: ActionListProps) {
  const { t } = useTranslation('actions');
  const errorText = useErrorText();
  const { all, error, retry, outbox } = useActions(mentorshipId);
  // What is ticked here stays in its place, to be taken back, until the list is left.
  const [openAtFirst, setOpenAtFirst] = useState<ReadonlySet<string>>(new Set());
  const open = all?.filter(({ state }) => state === 'open') ?? [];
  const stays = ({ id, state }: ShownAction) => state === 'open' || openAtFirst.has(id);
  const shown = all?.filter(stays).sort(byDue) ?? [];
  const closed = all?.filter((action) => !stays(action)) ?? [];
  const unknown = open.filter(({ id }) => !openAtFirst.has(id));
  if (unknown.length > 0) setOpenAtFirst(new Set([...openAtFirst, ...unknown.map(({ id }) => id)]));

  return (
    <div className="flex flex-col gap-5">
      {!all && !error && <Skeleton label={t('loading')} />}
      {error && (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: retry }}
        />
      )}
      {all && shown.length === 0 && isReadOnly && <p className="text-muted">{t('endedText')}</p>}
      {all && shown.length === 0 && !isReadOnly && (
        <EmptyState
          title={t(closed.length > 0 ? 'allDoneTitle' : 'emptyTitle')}
          text={t(closed.length > 0 ? 'allDoneText' : 'emptyText')}
        />
      )}
      {shown.length > 0 && (
        <ul
          aria-label={t('title')}
          className="flex flex-col divide-y divide-hairline border-hairline border-b"
        >
          {shown.map((action) => (
            <ActionLine
              key={action.id}
              action={action}
              people={people}
              outbox={outbox}
              isReadOnly={isReadOnly}
            />
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <AddAction mentorshipId={mentorshipId} sessionId={sessionId} people={people} outbox={outbox} />
      )}
      {closed.length > 0 && (
        <ClosedActions actions={closed} people={people} outbox={outbox} isReadOnly={isReadOnly} />
      )}
    </div>
  );
}

function ClosedActions({
  actions,
  ...line
}: { actions: readonly ShownAction[] } & Omit<Parameters<typeof ActionLine>[0], 'action'>) {
  const { t } = useTranslation('actions');
  const [isShown, setShown] = useState(false);
  const id = useId();
  const newestFirst = [...actions].sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''));
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        size="sm"
        variant="quiet"
        className="-ml-3"
        aria-expanded={isShown}
        aria-controls={id}
        onPress={() => setShown(!isShown)}
      >
        {isShown ? t('hideClosed') : t('showClosed', { count: actions.length })}
      </Button>
      <ul id={id} hidden={!isShown} className="w-full divide-y divide-hairline">
        {newestFirst.map((action) => (
          <ActionLine key={action.id} action={action} {...line} />
        ))}
      </ul>
    </div>
  );
}
