import { useTranslation } from 'react-i18next';
import { useLiveEvent } from '../../../../platform/socket/useLiveEvent.ts';
import { toast } from '../../../../ui/toast.ts';

/** Says it when the other person has gone back to a version: their pages change under the reader's eyes. */
export function useRestoreNews(sessionId: string, viewerId: string): void {
  const { t } = useTranslation('history');
  useLiveEvent('version.kept', ({ sessionId: changed, version: { kind, by } }) => {
    if (changed !== sessionId || kind !== 'restored' || !by || by.id === viewerId) return;
    toast(t('restore.byOther', { name: by.name }), { tone: 'info' });
  });
}
