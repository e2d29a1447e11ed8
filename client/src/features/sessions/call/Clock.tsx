import { clockFace, readClock, warningBetween } from '@rapport/shared/sessions/clock';
import { minute } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../platform/time/useNow.ts';
import { classes } from '../../../ui/classes.ts';
import { clockTitle } from './clockTitle.ts';

/**
 * The hour as a calm number by the server's clock: so much of so much, warm towards the end, on beyond it. Warns
 * through `say` and in the tab's title; ends nothing.
 */
export function Clock({
  session,
  say,
  isKept = false,
}: {
  session: SessionView;
  say: (text: string) => void;
  /** Somebody else speaks in the last five minutes. */
  isKept?: boolean;
}) {
  const { t } = useTranslation('call');
  const now = useNow(1_000);
  const reading = readClock(Date.parse(session.startsAt), session.minutes, now);
  const { phase, elapsed, remaining, overtime } = reading;
  const total = clockFace(session.minutes * minute);

  const before = useRef(remaining);
  const warn = useEffectEvent((mark: 10 | 5 | 0) => say(t(`clock.warn_${mark}`)));
  useEffect(() => {
    const mark = warningBetween(before.current, remaining);
    before.current = remaining;
    if (mark !== undefined && !(isKept && mark === 5)) warn(mark);
  }, [remaining, isKept]);

  const title = clockTitle(reading);
  const spoken = title && t(`clock.${title.key}`, { count: title.count });
  useEffect(() => {
    document.title = spoken ? `${spoken} · ${session.title}` : `${session.title} · Rapport`;
    return () => {
      document.title = `${session.title} · Rapport`;
    };
  }, [spoken, session.title]);

  const isLate = phase === 'five_minutes' || phase === 'overtime';
  return (
    <p
      role="timer"
      aria-label={t('clock.label')}
      className={classes('whitespace-nowrap text-lg tabular', isLate ? 'text-warm' : 'text-ink')}
    >
      {phase === 'before' ? (
        t('clock.startsIn', { clock: clockFace(elapsed) })
      ) : (
        <>
          {clockFace(phase === 'overtime' ? session.minutes * minute : elapsed)}{' '}
          <span className={isLate ? undefined : 'text-muted'}>{t('clock.of', { total })}</span>
          {phase === 'overtime' && <strong className="font-semibold"> +{clockFace(overtime)}</strong>}
        </>
      )}
    </p>
  );
}
