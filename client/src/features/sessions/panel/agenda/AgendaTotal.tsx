import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';

/** What is planned against the session's length. */
export function AgendaTotal({ items, length }: { items: readonly AgendaItem[]; length: number }) {
  const { t } = useTranslation('panel');
  const total = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const over = total - length;
  return (
    <p className={classes('text-sm tabular', over > 0 ? 'text-warm' : 'text-muted')}>
      {over > 0
        ? t('agenda.tooLong', { total: String(total), over: String(over) })
        : t('agenda.fits', { total: String(total), length: String(length) })}
    </p>
  );
}
