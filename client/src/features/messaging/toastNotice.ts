import type { NoticeView } from '@rapport/shared/messaging/messaging.api';
import { i18n, loadTexts } from '../../platform/i18n/i18n.ts';
import { toast } from '../../ui/toast.ts';
import { noticeText } from './noticeText.ts';

/** Shows for a moment what has just been told. */
export async function toastNotice(notice: NoticeView): Promise<void> {
  await loadTexts('notices');
  toast(noticeText(i18n.getFixedT(null, 'notices'), notice));
}
