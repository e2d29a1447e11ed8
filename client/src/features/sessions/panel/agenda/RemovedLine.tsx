import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Stands where an item was removed, to bring it back; without a limit of time. */
export function RemovedLine({ title, onRestore }: { title: string; onRestore: () => void }) {
  const { t } = useTranslation('panel');
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-2 bg-sunken px-2 py-1 text-muted text-sm">
      <span className="min-w-0 break-words">
        {t('agenda.removed', { title: title || t('agenda.untitled') })}
      </span>
      <button
        type="button"
        data-part="undo"
        onClick={onRestore}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-2 font-medium text-accent hover:bg-ink/7 coarse:min-h-11"
      >
        <Undo2 size={18} aria-hidden />
        {t('agenda.undo')}
      </button>
    </li>
  );
}
