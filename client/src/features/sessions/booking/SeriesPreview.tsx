import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { PlannedOccurrence } from '@rapport/shared/scheduling/series.api';
import { offUsualTime } from '@rapport/shared/scheduling/usualTime';
import { useTranslation } from 'react-i18next';
import {
  dateIn,
  formatCity,
  formatInstant,
  formatMinutes,
  formatSpan,
} from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useViewer } from '../../identity/index.ts';
import { isUncivil } from './bothTimes.ts';
import { useClashText } from './useClashText.ts';
import type { Series } from './useSeries.ts';

export interface SeriesPreviewProps {
  series: Series;
  minutes: number;
  other: PersonSummary;
  /** Whether the viewer is the mentor of the pair. */
  isMentor: boolean;
}

/** Every session that a series would have: in both people's local times, with what stands in its way. */
export function SeriesPreview({ series, minutes, other, isMentor }: SeriesPreviewProps) {
  const { t } = useTranslation('booking');
  const errorText = useErrorText();
  const clashText = useClashText(other, isMentor);
  const { state, occurrences, without } = series;
  const viewer = useViewer();
  const starts = occurrences.map(({ startsAt }) => Date.parse(startsAt));
  const [ownShift, otherShift] = [offUsualTime(starts, viewer.zone), offUsualTime(starts, other.zone)];
  const isElsewhere = other.zone !== viewer.zone;

  // The day only where it is another one there.
  const otherTime = (startsAt: string) => {
    const isSameDay = dateIn(viewer.zone, Date.parse(startsAt)) === dateIn(other.zone, Date.parse(startsAt));
    return formatInstant(startsAt, other.zone, isSameDay ? 'time' : 'dayTime');
  };
  const notesOn = ({ startsAt, shifted, clashes }: PlannedOccurrence, index: number): string[] => {
    return [
      ...clashText(clashes),
      ...(shifted > 0 ? [t('series.skipped', { time: formatInstant(startsAt, viewer.zone, 'time') })] : []),
      ...moved(ownShift[index], 'series.youEarlier', 'series.youLater'),
      ...(isElsewhere ? moved(otherShift[index], 'series.otherEarlier', 'series.otherLater') : []),
      ...(isUncivil(Date.parse(startsAt), other.zone) ? [t('preview.early', { name: other.name })] : []),
    ];
  };
  const moved = (by: number | undefined, earlier: MovedText, later: MovedText): string[] =>
    by ? [t(by < 0 ? earlier : later, { time: formatMinutes(Math.abs(by)), name: other.name })] : [];

  if (state === 'failed') {
    return (
      <ErrorState
        title={t('failed.title', { ns: 'common' })}
        text={errorText(series.error)}
        retry={{ label: t('tryAgain', { ns: 'common' }), onPress: series.retry }}
      />
    );
  }
  return (
    <fieldset
      className="rounded-control bg-sunken px-4 py-3 disabled:opacity-55"
      disabled={state === 'loading'}
    >
      <legend className="sr-only">{t('series.label')}</legend>
      <p role="status" className="font-medium">
        {state === 'ready'
          ? t('series.count', { count: occurrences.length - without.length })
          : t('series.loading')}
        {isElsewhere && state === 'ready' && (
          <span className="font-normal text-muted text-sm">
            {' '}
            {t('series.zones', {
              own: formatCity(viewer.zone),
              name: other.name,
              city: formatCity(other.zone),
            })}
          </span>
        )}
      </p>
      <ul className="-mr-2 mt-1 max-h-60 overflow-y-auto pr-2">
        {occurrences.map((occurrence, index) => {
          const { date, startsAt } = occurrence;
          const notes = notesOn(occurrence, index);
          return (
            <li key={date} className="border-hairline border-t py-1 first:border-t-0">
              <Checkbox
                isSelected={!without.includes(date)}
                isDisabled={!occurrence.possible}
                onChange={(isIn) => series.toggle(date, isIn)}
                className="flex w-full"
              >
                <span className="tabular">
                  {formatInstant(startsAt, viewer.zone, 'day')}, {formatSpan(startsAt, minutes, viewer.zone)}
                </span>
                {isElsewhere && <span className="text-muted text-sm tabular"> · {otherTime(startsAt)}</span>}
                {notes.map((note) => (
                  <span key={note} className="block text-sm text-warm">
                    {note}
                  </span>
                ))}
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

type MovedText = 'series.youEarlier' | 'series.youLater' | 'series.otherEarlier' | 'series.otherLater';
