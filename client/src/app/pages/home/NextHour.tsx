import { asksForReport } from '@rapport/shared/sessions/report';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { opensBefore, phaseOf } from '@rapport/shared/sessions/sessionState';
import { listComingSessions, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { otherOf } from '../../../features/mentorships/otherOf.ts';
import { SessionMenu } from '../../../features/sessions/booking/SessionMenu.tsx';
import { joinState } from '../../../features/sessions/call/lobby/joinState.ts';
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

const AskedLine = lazy(async () => ({
  default: (await import('../../../features/sessions/meeting/AskedLine.tsx')).AskedLine,
}));
const ProposedLine = lazy(async () => ({
  default: (await import('../../../features/sessions/proposals/ProposedLine.tsx')).ProposedLine,
}));

/** Sessions that are shown after the next one, and that are read with the questions among them. */
const shownLater = 3;
const shownAtMost = 12;

/** The next hour first: who, when in my time, how long till, and the way in. Then what waits for an answer, and the ones after it. */
export function NextHour({ book }: { book: ReactNode }) {
  const { t } = useTranslation('home');
  const errorText = useErrorText();
  const now = useNow(15_000);
  const coming = useOperation(listComingSessions, { query: { limit: shownAtMost } });
  const all = coming.data?.items ?? [];
  const asked = all.filter((session) => asksForReport(timesOf(session), now));
  const proposed = all.filter(({ state }) => state === 'proposed');
  const [next, ...after] = all.filter((session) => !asked.includes(session) && !proposed.includes(session));
  const later = after.slice(0, shownLater);
  const hasQuestions = asked.length + proposed.length > 0;
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
      {coming.data && !next && !hasQuestions && (
        <EmptyState title={t('next.emptyTitle')} text={t('next.emptyText')} action={book} />
      )}
      {next && <Hour session={next} />}
      {hasQuestions && (
        <ul className="flex flex-col divide-y divide-hairline">
          <Suspense fallback={null}>
            {asked.map((session) => (
              <AskedLine key={session.id} session={session} />
            ))}
            {proposed.map((session) => (
              <ProposedLine key={session.id} session={session} />
            ))}
          </Suspense>
        </ul>
      )}
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
  const { t } = useTranslation(['home', 'booking']);
  const viewer = useViewer();
  const now = useNow(15_000);
  const other = otherOf(session, viewer.id);
  const startsAt = Date.parse(session.startsAt);
  const isOpen = phaseOf(timesOf(session), now) === 'open';
  const { kind } = session;
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
          {now < startsAt && <span className="text-muted">{`\u00a0· ${formatRelative(startsAt, now)}`}</span>}
        </p>
        <p className={isOpen ? 'font-medium text-accent' : 'text-muted'}>
          {session.state === 'live'
            ? t('next.live')
            : !hasCall(kind)
              ? `${t(`kind.${kind}`, { ns: 'booking' })}${session.place && `: ${session.place}`}`
              : isOpen
                ? t('next.open')
                : t('next.opensAt', { time: formatInstant(startsAt - opensBefore, viewer.zone, 'dayTime') })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Link
          to={`/s/${session.id}`}
          state={isOpen && hasCall(kind) ? joinState : null}
          className={buttonLook(isOpen ? 'primary' : 'plain', 'lg')}
        >
          {t(isOpen ? (hasCall(kind) ? 'next.join' : 'next.openPage') : 'next.prepare')}
        </Link>
        <SessionMenu session={session} />
      </div>
    </article>
  );
}

const timesOf = ({ state, kind, startsAt, minutes }: SessionSummary) => ({
  ...{ state, kind, minutes, endedAt: null },
  startsAt: Date.parse(startsAt),
});

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
