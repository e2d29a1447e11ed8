import { readClock } from '@rapport/shared/sessions/clock';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { Page } from '../../../ui/Page.tsx';
import { useViewer } from '../../identity/index.ts';
import { EndSession } from './EndSession.tsx';

/** After leaving by the button: how much of the time the two had set aside is left, and the way back in. */
export function LeftView({
  session,
  leftAt,
  collab,
  onRejoin,
  onEnded,
}: {
  session: SessionView;
  /** Server time (ms). */
  leftAt: number;
  collab: CollabDocument | undefined;
  onRejoin: () => void;
  /** The person ended the session here. */
  onEnded: () => void;
}) {
  const { t } = useTranslation('away');
  const viewer = useViewer();
  const { phase, remaining } = readClock(Date.parse(session.startsAt), session.minutes, leftAt);
  const words =
    phase === 'before'
      ? t('left.before', { time: formatInstant(session.startsAt, viewer.zone, 'time') })
      : phase === 'overtime'
        ? t('left.after')
        : t('left.early', { count: Math.ceil(remaining / minute) });
  useEffect(() => announce(words), [words]);
  return (
    <Page title={t('left.title')} eyebrow={session.title} lead={words} width="narrow">
      <p>{t('left.text')}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" size="lg" onPress={onRejoin}>
          {t('left.rejoin')}
        </Button>
        {viewer.id === session.mentor.id && (
          <EndSession session={session} collab={collab} onEnded={onEnded} />
        )}
        <Link to="/" className={buttonLook('quiet', 'lg')}>
          {t('left.home')}
        </Link>
      </div>
    </Page>
  );
}
