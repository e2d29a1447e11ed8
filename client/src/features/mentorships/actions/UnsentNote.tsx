import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import type { ActionOutbox } from './ActionOutbox.ts';
import type { ShownAction } from './shownActions.ts';

/** Says that a change of an action waits on this device, and what to do when the server did not accept it. */
export function UnsentNote({ action, outbox }: { action: ShownAction; outbox: ActionOutbox }) {
  const { t } = useTranslation('actions');
  const { t: tError } = useTranslation('errors');
  const { unsent } = action;
  if (!unsent) return null;
  if (!unsent.refused) {
    return (
      <p className="flex items-center gap-1.5 text-muted text-sm">
        <CloudOff size={16} aria-hidden className="shrink-0" />
        {t('unsent')}
      </p>
    );
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-2 py-1">
      <p className="text-danger text-sm">{t('refused', { why: tError(unsent.refused) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onPress={() => outbox.retry(unsent.key)}>
          {t('retry')}
        </Button>
        <Button size="sm" onPress={() => outbox.discard(unsent.key)}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
