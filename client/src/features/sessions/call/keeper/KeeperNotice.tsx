import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { useViewer } from '../../../identity/index.ts';
import { useMoreTime } from './useMoreTime.ts';

export interface KeeperNoticeProps {
  session: SessionView;
  /** Of the session (ms). */
  end: number;
  say: (text: string) => void;
  onWrapUp: () => void;
  onPutOff: () => void;
}

/** Before the end: what each will do next, and ten minutes more where both have them. It waits; nothing stops for it. */
export function KeeperNotice({ session, end, say, onWrapUp, onPutOff }: KeeperNoticeProps) {
  const { t } = useTranslation('keeper');
  const { zone } = useViewer();
  const { offer, take, isPending } = useMoreTime(session, say);
  const time = formatInstant(new Date(end).toISOString(), zone, 'time');
  return (
    <section
      aria-label={t('label')}
      className="flex flex-col gap-3 rounded-surface bg-stage-raised py-3 pr-2 pl-4 text-ink shadow-float"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{t('question')}</p>
          <p className="text-muted text-sm">
            {t('endsAt', { time })}
            {offer?.answer === 'taken' && ` ${t('taken')}`}
            {offer?.answer === 'longest' && ` ${t('longest')}`}
          </p>
        </div>
        <IconButton
          label={t('later')}
          icon={<X size={20} aria-hidden />}
          onPress={onPutOff}
          tooltip="bottom"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onPress={onWrapUp}>
          {t('wrapUp')}
        </Button>
        {offer?.answer === 'free' && (
          <Button
            isPending={isPending}
            aria-label={t('moreUntil', { time: formatInstant(offer.until, zone, 'time') })}
            onPress={take}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </section>
  );
}
