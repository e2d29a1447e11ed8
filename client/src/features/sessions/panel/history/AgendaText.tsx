import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MarkedEntry } from './compareContent.ts';
import { MarkedText } from './MarkedText.tsx';

/** The agenda as it was, each item with what came of it and what became of it since. */
export function AgendaText({ items }: { items: readonly MarkedEntry[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </ol>
  );
}

function Item({ item }: { item: MarkedEntry }) {
  const { t } = useTranslation('history');
  const { change, done, wasDone, minutes, wasMinutes, title, outcome } = item;
  const Icon = done ? Check : Minus;
  const news = [
    change === 'added' && t('itemAdded'),
    change === 'removed' && t('itemRemoved'),
    wasDone !== undefined && t(done ? 'becameDone' : 'becameOpen'),
    wasMinutes !== undefined && t('wasMinutes', { minutes: String(wasMinutes) }),
  ].filter(Boolean);
  return (
    <li className="flex items-start gap-3">
      <Icon
        size={20}
        role="img"
        aria-label={t(done ? 'done' : 'open')}
        className={done ? 'mt-0.5 shrink-0 text-success' : 'mt-0.5 shrink-0 text-muted'}
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="min-w-0 break-words font-medium">
            {title.length > 0 ? <MarkedText runs={title} /> : t('untitled')}
          </p>
          <p className="text-muted text-sm tabular">{t('minutes', { minutes: String(minutes) })}</p>
        </div>
        {outcome.length > 0 && (
          <p className="whitespace-pre-wrap break-words">
            <MarkedText runs={outcome} />
          </p>
        )}
        {news.length > 0 && <p className="text-muted text-sm">{news.join(' · ')}</p>}
      </div>
    </li>
  );
}
