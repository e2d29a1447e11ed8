import type { ServerEvents } from '@rapport/shared/realtime';
import { i18n, loadTexts } from '../../platform/i18n/i18n.ts';
import { toast } from '../../ui/toast.ts';

type Answered = Parameters<ServerEvents['call.answered']>[0];

/** Tells the caller that the other one comes, or what they say instead. */
export async function toastAnswer({ answer, text, by }: Answered): Promise<void> {
  await loadTexts('notices');
  const t = i18n.getFixedT(null, 'notices');
  const { name } = by;
  toast(
    answer === 'accept'
      ? t('ring.comes', { name })
      : text
        ? t('ring.says', { name, text })
        : t('ring.notNowShort', { name }),
  );
}
