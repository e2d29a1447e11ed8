import { i18n, loadTexts } from '../../../../platform/i18n/i18n.ts';
import { useLiveEvent } from '../../../../platform/socket/useLiveEvent.ts';
import { toast } from '../../../../ui/toast.ts';

/** Says it when the other person has gone back to a version: their pages change under the reader's eyes. */
export function useRestoreNews(sessionId: string, viewerId: string): void {
  useLiveEvent('version.kept', ({ sessionId: changed, version: { kind, by } }) => {
    if (changed !== sessionId || kind !== 'restored' || !by || by.id === viewerId) return;
    // The history's words come when they are needed: the page itself does not wait for them.
    void loadTexts('history').then(
      () => toast(i18n.t('restore.byOther', { ns: 'history', name: by.name }), { tone: 'info' }),
      () => undefined,
    );
  });
}
