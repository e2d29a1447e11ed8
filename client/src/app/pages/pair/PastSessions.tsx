import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { listSessions, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { usePages } from '../../../platform/api/usePages.ts';
import { formatInstant, formatMinutes } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';

const everything = { title: '', from: '', to: '' };

/** The pair's past hours and the way to their records, by title and date. */
export function PastSessions({ mentorshipId, isEnded }: { mentorshipId: string; isEnded: boolean }) {
  const { t } = useTranslation('mentorships');
  const errorText = useErrorText();
  const [filter, setFilter] = useState(everything);
  const { title, from, to } = useDeferredValue(filter);
  const past = usePages(listSessions, {
    params: { mentorshipId },
    query: {
      when: 'past',
      ...(title.trim() ? { title: title.trim() } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
  });
  const isFiltered = Object.values(filter).some(Boolean);
  const isEmpty = past.items?.length === 0;
  return (
    <Section title={t('page.past')}>
      {(isFiltered || !isEmpty) && (
        <search className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
          <TextField
            label={t('page.filterTitle')}
            type="search"
            value={filter.title}
            onChange={(value) => setFilter({ ...filter, title: value })}
            className="col-span-2 sm:min-w-44 sm:flex-1"
          />
          <DateInput
            label={t('page.filterFrom')}
            value={filter.from}
            onChange={(value) => setFilter({ ...filter, from: value })}
          />
          <DateInput
            label={t('page.filterTo')}
            value={filter.to}
            onChange={(value) => setFilter({ ...filter, to: value })}
          />
          {isFiltered && (
            <Button variant="quiet" onPress={() => setFilter(everything)}>
              {t('page.filterReset')}
            </Button>
          )}
        </search>
      )}
      {!past.items && !past.error && <Skeleton label={t('loading')} />}
      {past.error && (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(past.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: past.retry }}
        />
      )}
      {isEmpty &&
        (isFiltered ? (
          <p role="status" className="text-muted">
            {t('page.pastNoMatch')}
          </p>
        ) : isEnded ? (
          <p className="text-muted">{t('page.pastNoneEnded')}</p>
        ) : (
          <EmptyState title={t('page.pastNone')} text={t('page.pastNoneText')} />
        ))}
      {past.items && !isEmpty && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {past.items.map((session) => (
            <PastLine key={session.id} session={session} />
          ))}
        </ul>
      )}
      {past.more && (
        <div>
          <Button onPress={past.more} isPending={past.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function PastLine({ session }: { session: SessionSummary }) {
  const { t } = useTranslation(['mentorships', 'meeting']);
  const { zone } = useViewer();
  const { state, minutes, minutesTogether } = session;
  const tookPlace = state === 'recorded' || state === 'ended';
  return (
    <li>
      <Link to={`/s/${session.id}`} className="group flex flex-wrap items-baseline gap-x-4 py-3">
        <span
          className={classes(
            'min-w-48 flex-1 font-medium group-hover:underline group-hover:underline-offset-4',
            !tookPlace && 'text-muted',
          )}
        >
          {session.title}
        </span>
        <span className="text-muted text-sm tabular">
          {tookPlace && minutesTogether !== null
            ? t('page.together', {
                measured: String(minutesTogether),
                planned: formatMinutes(minutes),
              })
            : session.cancelledLate
              ? t('list.cancelledLate', { ns: 'meeting' })
              : state === 'missed' && !hasCall(session.kind)
                ? t('list.notHeld', { ns: 'meeting' })
                : t(`page.state.${state}`)}
        </span>
        <span className="w-full text-muted text-sm tabular sm:w-32 sm:text-right">
          {formatInstant(session.startsAt, zone, 'date')}
        </span>
      </Link>
    </li>
  );
}
