import { phaseOf } from '@rapport/shared/sessions/sessionState';
import { listSessions, type SessionSummary } from '@rapport/shared/sessions/sessions.api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { SessionMenu } from '../../../features/sessions/booking/SessionMenu.tsx';
import { usePages } from '../../../platform/api/usePages.ts';
import { formatInstant, formatRelative, formatSpan } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

/** What the pair has booked, soonest first. */
export function ComingSessions({ mentorshipId, book }: { mentorshipId: string; book: ReactNode }) {
  const { t } = useTranslation('mentorships');
  const errorText = useErrorText();
  const coming = usePages(listSessions, { params: { mentorshipId }, query: { when: 'coming' } });
  const items = coming.items ?? [];
  return (
    <Section title={t(items.length > 1 ? 'page.coming' : 'page.next')}>
      {!coming.items && !coming.error && <Skeleton label={t('loading')} />}
      {!coming.items && coming.error && (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(coming.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: coming.retry }}
        />
      )}
      {coming.items?.length === 0 && (
        <EmptyState title={t('page.none')} text={t('page.noneText')} action={book} />
      )}
      {items.length > 0 && (
        <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
          {items.map((session) => (
            <ComingLine key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ComingLine({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('mentorships');
  const { zone } = useViewer();
  const now = useNow(15_000);
  const startsAt = Date.parse(session.startsAt);
  const isOpen =
    phaseOf({ state: session.state, startsAt, minutes: session.minutes, endedAt: null }, now) === 'open';
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{session.title}</p>
        <p className="text-muted text-sm tabular">
          {formatInstant(startsAt, zone, 'day')}, {formatSpan(startsAt, session.minutes, zone)}
          {now < startsAt && ` · ${formatRelative(startsAt, now)}`}
        </p>
      </div>
      <Link to={`/s/${session.id}`} className={buttonLook(isOpen ? 'primary' : 'plain')}>
        {t(isOpen ? 'page.join' : 'page.open')}
      </Link>
      <SessionMenu session={session} />
    </li>
  );
}
