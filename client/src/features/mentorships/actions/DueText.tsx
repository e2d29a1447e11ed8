import { useTranslation } from 'react-i18next';
import { dateIn, formatDate } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { classes } from '../../../ui/classes.ts';
import { useViewer } from '../../identity/index.ts';

/** The day by which something is due; warm when it has come. */
export function DueText({ due, isClosed = false }: { due: string | null; isClosed?: boolean }) {
  const { t } = useTranslation('actions');
  const { zone } = useViewer();
  const today = dateIn(zone, useNow(60_000));
  if (due === null) return <span>{t('noDue')}</span>;
  const date = formatDate(due, 'shortDate');
  const isNear = !isClosed && due <= today;
  const text =
    isClosed || due > today ? t('dueBy', { date }) : due === today ? t('dueToday') : t('overdue', { date });
  return <span className={classes('tabular', isNear && 'font-medium text-warm')}>{text}</span>;
}
