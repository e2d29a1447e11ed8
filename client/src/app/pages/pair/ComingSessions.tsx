import { asksForReport } from '@rapport/shared/sessions/report';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import { listSessions, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { SessionMenu } from '../../../features/sessions/booking/SessionMenu.tsx';
import { joinState } from '../../../features/sessions/call/lobby/joinState.ts';
import { NotRead } from '../../../platform/api/NotRead.tsx';
import { usePages } from '../../../platform/api/usePages.ts';
import { formatInstant, formatRelative, formatSpan } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';

const AskedLine = lazy(async () => ({
  default: (await import('../../../features/sessions/meeting/AskedLine.tsx')).AskedLine,
}));
const ProposedLine = lazy(async () => ({
  default: (await import('../../../features/sessions/proposals/ProposedLine.tsx')).ProposedLine,
}));

/** What the pair has booked or proposed, soonest first. */
export function ComingSessions({ mentorshipId, book }: { mentorshipId: string; book: ReactNode }) {
  const { t } = useTranslation('mentorships');
  const coming = usePages(listSessions, { params: { mentorshipId }, query: { when: 'coming' } });
  const items = coming.items ?? [];
  return (
    <Section title={t(items.length > 1 ? 'page.coming' : 'page.next')}>
      {!coming.items && <NotRead error={coming.error} retry={coming.retry} label={t('loading')} />}
      {coming.items?.length === 0 && (
        <EmptyState title={t('page.none')} text={t('page.noneText')} action={book} />
      )}
      {items.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {items.map((session) => (
            <Suspense key={session.id} fallback={null}>
              <ComingLine session={session} />
            </Suspense>
          ))}
        </ul>
      )}
    </Section>
  );
}

function ComingLine({ session }: { session: SessionSummary }) {
  const { t } = useTranslation(['mentorships', 'booking']);
  const { zone } = useViewer();
  const now = useNow(15_000);
  const { state, kind, minutes } = session;
  const startsAt = Date.parse(session.startsAt);
  const times = { state, kind, startsAt, minutes, endedAt: null };
  const isOpen = phaseOf(times, now) === 'open';
  if (state === 'proposed') return <ProposedLine session={session} />;
  if (asksForReport(times, now)) return <AskedLine session={session} />;
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{session.title}</p>
        <p className="text-muted text-sm tabular">
          {formatInstant(startsAt, zone, 'day')}, {formatSpan(startsAt, minutes, zone)}
          {!hasCall(kind) && ` · ${t(`kind.${kind}`, { ns: 'booking' })}`}
          {now < startsAt && `\u00a0· ${formatRelative(startsAt, now)}`}
        </p>
      </div>
      <Link
        to={`/s/${session.id}`}
        state={isOpen && hasCall(kind) ? joinState : null}
        className={buttonLook(isOpen ? 'primary' : 'plain')}
      >
        {t(isOpen && hasCall(kind) ? 'page.join' : 'page.open')}
      </Link>
      <SessionMenu session={session} />
    </li>
  );
}
