import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { formatCity, formatInstant } from '../../../platform/i18n/format.ts';
import { useViewer } from '../../identity/index.ts';

export interface SlotButtonProps {
  /** Instant (ms). */
  startsAt: number;
  other: PersonSummary;
  isChosen: boolean;
  /** Where no heading above it does. */
  namesDay?: boolean;
  onChoose: (startsAt: number) => void;
}

/** A time that suits both, in both local times. */
export function SlotButton({ startsAt, other, isChosen, namesDay = false, onChoose }: SlotButtonProps) {
  const { t } = useTranslation('booking');
  const { zone } = useViewer();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => onChoose(startsAt)}
      className="min-h-9 rounded-control border border-line px-2 text-center tabular hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft coarse:min-h-11"
    >
      {formatInstant(startsAt, zone, namesDay ? 'dayTime' : 'time')}
      {other.zone !== zone && (
        <span className="block text-muted text-sm">
          <span className="sr-only">{t('slots.there', { city: formatCity(other.zone) })} </span>
          {formatInstant(startsAt, other.zone, 'time')}
        </span>
      )}
    </button>
  );
}
