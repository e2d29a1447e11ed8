import type { NoticeView } from '@rapport/shared/messaging/messaging.api';
import type { TFunction } from 'i18next';

/** What a notice says, in one line. */
export function noticeText(t: TFunction<'notices'>, { kind, count, other }: NoticeView): string {
  return t(`kind.${kind}`, { count, name: other.name });
}
