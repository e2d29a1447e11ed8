import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { RecordView } from '@rapport/shared/review/review.api';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** How long the two were together, and how that is known. */
export function AttendanceLine({
  attendance,
  people,
}: {
  attendance: RecordView['attendance'];
  people: readonly PersonSummary[];
}) {
  const { t } = useTranslation('record');
  if (attendance.grade === 'without_call') return <p className="text-muted">{t('withoutCall')}</p>;
  const nameOf = (personId: string) => people.find(({ id }) => id === personId)?.name ?? '';
  const [told, corrected] = attendance.reports;
  const known = told
    ? [
        t('reported', { name: nameOf(told.personId) }),
        ...(corrected
          ? [t('correctedBy', { name: nameOf(corrected.personId), before: String(told.minutes) })]
          : []),
      ]
    : [
        t('measured'),
        ...attendance.people.map(({ personId, minutes }) =>
          t('ownMinutes', { name: nameOf(personId), minutes: String(minutes) }),
        ),
      ];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Clock size={20} aria-hidden className="text-accent" />
      <span className="font-medium text-lg tabular">
        {t('together', {
          measured: String(attendance.minutesTogether),
          planned: String(attendance.plannedMinutes),
        })}
      </span>
      <span className="basis-full text-muted text-sm tabular">{known.join(' · ')}</span>
    </div>
  );
}
