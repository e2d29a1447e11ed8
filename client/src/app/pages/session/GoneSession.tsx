import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { Page } from '../../../ui/Page.tsx';

/** A session that was cancelled or to which nobody came: what happened, and the way to the next one. */
export function GoneSession({ session, phase }: { session: SessionView; phase: 'cancelled' | 'missed' }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const when = formatInstant(session.startsAt, viewer.zone, 'full');
  const change = session.changes.findLast(({ kind }) => kind === 'cancelled');
  const words =
    phase === 'missed'
      ? t('session.missedText', { title: session.title, when })
      : change
        ? t('session.cancelledBy', { name: change.by.name, title: session.title, when })
        : t('session.cancelledPlain', { title: session.title, when });
  return (
    <Page title={t(`session.${phase}`)} eyebrow={session.title} lead={words} width="narrow">
      {phase === 'cancelled' && change?.reason && (
        <p className="whitespace-pre-line">{t('session.reason', { reason: change.reason })}</p>
      )}
      {session.nextSession && (
        <p>
          {t('session.next', { when: formatInstant(session.nextSession.startsAt, viewer.zone, 'full') })}{' '}
          <Link to={`/s/${session.nextSession.id}`} className="rounded-sm underline underline-offset-4">
            {t('session.openNext')}
          </Link>
        </p>
      )}
      <div>
        <Link to={`/pairs/${session.mentorshipId}`} className={buttonLook('primary', 'lg')}>
          {session.nextSession ? t('session.toPair') : t('session.book')}
        </Link>
      </div>
    </Page>
  );
}
