import { useTranslation } from 'react-i18next';
import { dateIn, formatDate } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { classes } from '../../../ui/classes.ts';
import { useViewer } from '../../identity/index.ts';

export interface DueTextProps {
  due: string | null;
  isClosed?: boolean;
  /** Always names the day: a record may be printed and read on another one. */
  isRecord?: boolean;
}

/** The day by which something is due; warm when it has come. */
export function DueText({ due, isClosed = false, isRecord = false }: DueTextProps) {
  const { t } = useTranslation('actions');
  const { zone } = useViewer();
  const today = dateIn(zone, useNow(60_000));
  if (due === null) return <span>{t('noDue')}</span>;
  const date = formatDate(due, 'shortDate');
  const isNear = !isClosed && due <= today;
  const text =
    due === today && !isClosed && !isRecord
      ? t('dueToday')
      : t(due < today && !isClosed ? 'overdue' : 'dueBy', { date });
  return <span className={classes('tabular', isNear && 'font-medium text-warm')}>{text}</span>;
}
