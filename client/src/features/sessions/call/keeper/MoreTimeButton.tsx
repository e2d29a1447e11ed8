import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useViewer } from '../../../identity/index.ts';
import { useMoreTime } from './useMoreTime.ts';

/** Beside the clock, once the question was put off: ten minutes more, while both have them. */
export function MoreTimeButton({ session, say }: { session: SessionView; say: (text: string) => void }) {
  const { t } = useTranslation('keeper');
  const { zone } = useViewer();
  const { offer, take, isPending } = useMoreTime(session, say);
  if (offer?.answer !== 'free') return null;
  return (
    <Button
      isPending={isPending}
      aria-label={t('moreUntil', { time: formatInstant(offer.until, zone, 'time') })}
      onPress={take}
      className="whitespace-nowrap"
    >
      {t('moreShort')}
    </Button>
  );
}
