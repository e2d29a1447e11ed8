import { opensBefore, phaseOf } from '@rapport/shared/sessions/sessionState';
import { listComingSessions, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { otherOf } from '../../../features/mentorships/otherOf.ts';
import { SessionMenu } from '../../../features/sessions/booking/SessionMenu.tsx';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { formatInstant, formatRelative, formatSpan } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

/** The next hour first: who, when in my time, how long till, and the way in. Then the ones after it. */
export function NextHour({ book }: { book: ReactNode }) {
  const { t } = useTranslation('home');
  const errorText = useErrorText();
  const coming = useOperation(listComingSessions, { query: { limit: 4 } });
  const [next, ...later] = coming.data?.items ?? [];
  return (
    <Section title={t('next.title')}>
      {coming.isPending && <Skeleton label={t('loading')} />}
      {coming.error && !coming.data && (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(coming.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: () => void coming.refetch() }}
        />
      )}
      {coming.data && !next && (
        <EmptyState title={t('next.emptyTitle')} text={t('next.emptyText')} action={book} />
      )}
      {next && <Hour session={next} />}
      {later.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-muted text-sm">{t('next.later')}</h3>
          <ul className="flex flex-col divide-y divide-hairline">
            {later.map((session) => (
              <LaterHour key={session.id} session={session} />
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function Hour({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const now = useNow(15_000);
  const other = otherOf(session, viewer.id);
  const startsAt = Date.parse(session.startsAt);
  const phase = phaseOf({ state: session.state, startsAt, minutes: session.minutes, endedAt: null }, now);
  const isOpen = phase === 'open';
  return (
    <article className="flex flex-wrap items-center gap-x-6 gap-y-5 rounded-surface border border-hairline bg-surface px-6 py-6">
      <Avatar name={other.name} tone={other === session.mentor ? 'accent' : 'warm'} size="lg" />
      <div className="flex min-w-60 flex-1 flex-col gap-1">
        <h3 className="font-semibold text-xl">
          {session.title}{' '}
          <span className="font-normal text-muted">{t('next.with', { name: other.name })}</span>
        </h3>
        <p className="text-lg tabular">
          {t('next.when', {
            day: formatInstant(startsAt, viewer.zone, 'day'),
            span: formatSpan(startsAt, session.minutes, viewer.zone),
          })}
          {now < startsAt && <span className="text-muted"> · {formatRelative(startsAt, now)}</span>}
        </p>
        <p className={isOpen ? 'font-medium text-accent' : 'text-muted'}>
          {session.state === 'live'
            ? t('next.live')
            : isOpen
              ? t('next.open')
              : t('next.opensAt', { time: formatInstant(startsAt - opensBefore, viewer.zone, 'dayTime') })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Link to={`/s/${session.id}`} className={buttonLook(isOpen ? 'primary' : 'plain', 'lg')}>
          {t(isOpen ? 'next.join' : 'next.prepare')}
        </Link>
        <SessionMenu session={session} />
      </div>
    </article>
  );
}

function LaterHour({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  return (
    <li className="flex items-center justify-between gap-4 py-1">
      <Link to={`/s/${session.id}`} className="group min-w-0 flex-1 py-1.5">
        <span className="font-medium group-hover:underline group-hover:underline-offset-4">
          {session.title}
        </span>{' '}
        <span className="text-muted">{t('next.with', { name: otherOf(session, viewer.id).name })}</span>
        <span className="block text-muted text-sm tabular">
          {formatInstant(session.startsAt, viewer.zone, 'day')},{' '}
          {formatSpan(session.startsAt, session.minutes, viewer.zone)}
        </span>
      </Link>
      <SessionMenu session={session} />
    </li>
  );
}
