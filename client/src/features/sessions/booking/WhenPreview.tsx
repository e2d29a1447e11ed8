import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { formatCity, formatInstant, formatSpan } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { useViewer } from '../../identity/index.ts';
import { chosenTime, isUncivil } from './bothTimes.ts';
import { useClashes } from './useClashes.ts';
import { useClashText } from './useClashText.ts';
import type { WhenValues } from './WhenFields.tsx';

export interface WhenPreviewProps {
  values: WhenValues;
  mentorshipId: string;
  other: PersonSummary;
  /** Whether the viewer is the mentor of the pair. */
  isMentor: boolean;
  /** A session that is to be moved. */
  moving?: string;
}

/** Both people's local times of what is being chosen, as it is being chosen, and what stands in its way. */
export function WhenPreview({ values, mentorshipId, other, isMentor, moving }: WhenPreviewProps) {
  const { t } = useTranslation('booking');
  const viewer = useViewer();
  const clashText = useClashText(other, isMentor);
  const clashes = useClashes(mentorshipId, values, moving);
  const chosen = chosenTime(values, useNow(30_000));
  const minutes = Number(values.minutes);
  return (
    <div
      role="status"
      aria-label={t('preview.label')}
      className="min-h-[5.25rem] rounded-control bg-sunken px-4 py-3"
    >
      {chosen.kind === 'incomplete' && <p className="text-muted">{t('preview.empty')}</p>}
      {chosen.kind === 'gap' && <p className="text-danger">{t('preview.gap')}</p>}
      {chosen.kind === 'past' && <p className="text-danger">{t('preview.past')}</p>}
      {chosen.kind === 'fine' && (
        <>
          <dl className="grid gap-x-4 sm:grid-cols-[auto_1fr] sm:gap-y-1">
            <LocalTime
              who={t('preview.you', { city: formatCity(viewer.zone) })}
              at={chosen.startsAt}
              minutes={minutes}
              zone={viewer.zone}
            />
            <LocalTime
              who={t('preview.other', { name: other.name, city: formatCity(other.zone) })}
              at={chosen.startsAt}
              minutes={minutes}
              zone={other.zone}
            />
          </dl>
          {[
            ...clashText(clashes),
            ...(isUncivil(chosen.startsAt, other.zone) ? [t('preview.early', { name: other.name })] : []),
          ].map((note) => (
            <p key={note} className="mt-1 text-warm">
              {note}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function LocalTime({ who, at, minutes, zone }: { who: string; at: number; minutes: number; zone: string }) {
  return (
    <>
      <dt className="text-muted">{who}</dt>
      <dd className="mb-1 font-medium tabular sm:mb-0">
        {formatInstant(at, zone, 'day')}, {formatSpan(at, minutes, zone)}
      </dd>
    </>
  );
}
