import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** The agenda as it ended: each item with what came of it. */
export function OutcomeList({ items }: { items: readonly AgendaItem[] }) {
  const { t } = useTranslation('record');
  if (items.length === 0) return <p className="text-muted">{t('outcomesNone')}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {items.map((item) => {
        const Icon = item.done ? Check : Minus;
        const spent = Math.round(item.spent / 60_000);
        return (
          <li key={item.id} className="flex items-start gap-3">
            <Icon
              size={20}
              role="img"
              aria-label={t(item.done ? 'itemDone' : 'itemOpen')}
              className={item.done ? 'mt-0.5 shrink-0 text-success' : 'mt-0.5 shrink-0 text-muted'}
            />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <p className="min-w-0 break-words font-medium">{item.title}</p>
                {spent > 0 && (
                  <p className="text-muted text-sm tabular">
                    {t('spent', { spent: String(spent), minutes: String(item.minutes) })}
                  </p>
                )}
              </div>
              {item.outcome && <p className="whitespace-pre-wrap break-words">{item.outcome}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
