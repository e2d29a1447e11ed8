import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { Page } from '../../../ui/Page.tsx';
import { type Gone, goneWords } from './goneWords.ts';

const ReportAnswers = lazy(async () => ({
  default: (await import('../../../features/sessions/meeting/ReportAnswers.tsx')).ReportAnswers,
}));
const BookSessionDialog = lazy(async () => ({
  default: (await import('../../../features/sessions/booking/BookSessionDialog.tsx')).BookSessionDialog,
}));

/** A session that does not take place: what happened, and the way to the next one. */
export function GoneSession({ session, phase }: { session: SessionView; phase: Gone }) {
  const { t } = useTranslation(['meeting', 'call']);
  const viewer = useViewer();
  const [isProposing, setProposing] = useState(false);
  const { title, kind, nextSession } = session;
  const { change, ...words } = goneWords(session, phase);
  const when = formatInstant(session.startsAt, viewer.zone, 'full');
  const lead = t(`gone.${words.lead}`, { name: change?.by.name, title, when });
  return (
    <Page
      title={t(`gone.${words.title}`)}
      eyebrow={title}
      lead={session.cancelledLate ? `${lead} ${t('gone.late')}` : lead}
      width="narrow"
    >
      {change?.reason && (
        <p className="whitespace-pre-line">{t('session.reason', { ns: 'call', reason: change.reason })}</p>
      )}
      {nextSession && (
        <p>
          {t('gone.next', { when: formatInstant(nextSession.startsAt, viewer.zone, 'full') })}{' '}
          <Link to={`/s/${nextSession.id}`} className="rounded-sm underline underline-offset-4">
            {t('gone.openNext')}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {phase === 'declined' && (
          <Button variant="primary" size="lg" onPress={() => setProposing(true)}>
            {t('gone.proposeAgain')}
          </Button>
        )}
        <Link
          to={`/pairs/${session.mentorshipId}`}
          className={buttonLook(phase === 'declined' ? 'plain' : 'primary', 'lg')}
        >
          {nextSession || phase === 'declined' ? t('gone.toPair') : t('gone.book')}
        </Link>
      </div>
      <Suspense fallback={null}>
        {phase === 'missed' && !hasCall(kind) && <ReportAnswers session={session} />}
        {isProposing && (
          <BookSessionDialog
            mentorship={{ id: session.mentorshipId, mentor: session.mentor, mentee: session.mentee }}
            way="propose"
            onClose={() => setProposing(false)}
          />
        )}
      </Suspense>
    </Page>
  );
}
