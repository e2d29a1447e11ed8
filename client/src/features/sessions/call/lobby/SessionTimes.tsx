import { clockFace, readClock } from '@rapport/shared/sessions/clock';
import { opensBefore } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRelative } from '../../../../platform/i18n/format.ts';
import { useNow } from '../../../../platform/time/useNow.ts';
import { useViewer } from '../../../identity/index.ts';
import { BothTimes } from './BothTimes.tsx';

/** When it is: how long till then, in both people's own time, and what was moved. */
export function SessionTimes({ session, isOpen }: { session: SessionView; isOpen: boolean }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const moved = session.changes.findLast(({ kind }) => kind === 'moved');
  return (
    <div className="flex flex-col gap-4">
      <Countdown session={session} isOpen={isOpen} />
      <BothTimes session={session} />
      {moved && (
        <p className="text-muted">
          {t('lobby.moved', {
            name: moved.by.name,
            from: formatInstant(moved.from, viewer.zone, 'dayTime'),
          })}
          {moved.reason && ` ${t('session.reason', { reason: moved.reason })}`}
        </p>
      )}
    </div>
  );
}

function Countdown({ session, isOpen }: { session: SessionView; isOpen: boolean }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const now = useNow(1_000);
  const startsAt = Date.parse(session.startsAt);
  const { elapsed, phase, overtime } = readClock(startsAt, session.minutes, now);
  if (!isOpen) {
    return (
      <div className="flex flex-col gap-1">
        <p className="font-medium text-lg">
          {t('lobby.opensIn', { relative: formatRelative(startsAt, now) })}
        </p>
        <p className="text-muted">
          {t('lobby.opensAt', { time: formatInstant(startsAt - opensBefore, viewer.zone, 'dayTime') })}
        </p>
      </div>
    );
  }
  const words =
    phase === 'before'
      ? t('lobby.startsIn', { clock: clockFace(elapsed) })
      : phase === 'overtime'
        ? t('lobby.overtime', { clock: clockFace(overtime) })
        : t('lobby.running', { clock: clockFace(elapsed) });
  return <p className={`font-medium text-lg tabular ${phase === 'before' ? '' : 'text-warm'}`}>{words}</p>;
}
