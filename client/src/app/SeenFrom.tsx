import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../features/identity/index.ts';
import { formatInstant } from '../platform/i18n/format.ts';
import { useSeenFrom } from '../platform/offline/useSeenFrom.ts';

/** While the server is away: of when the page is. */
export function SeenFrom() {
  const { t } = useTranslation('shell');
  const { zone } = useViewer();
  const at = useSeenFrom();
  if (at === undefined) return null;
  return (
    <aside aria-label={t('seenFrom.label')} className="border-hairline border-b bg-sunken print:hidden">
      <p className="mx-auto flex w-full max-w-5xl items-start gap-2.5 px-5 py-2 text-muted text-sm sm:px-8">
        <History size={16} aria-hidden className="mt-0.5 shrink-0" />
        <span>{t('seenFrom.text', { time: formatInstant(at, zone, 'dayTime') })}</span>
      </p>
    </aside>
  );
}
