import type { NoticeView } from '@rapport/shared/messaging/messaging.api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, formatRelative } from '../../platform/i18n/format.ts';
import { useNow } from '../../platform/time/useNow.ts';
import { useViewer } from '../identity/index.ts';
import { noticeText } from './noticeText.ts';

/** What one was told, newest first; each leads to its session. */
export function NoticeList({ items }: { items: readonly NoticeView[] }) {
  const { t } = useTranslation('notices');
  const { zone } = useViewer();
  const now = useNow(60_000);
  return (
    <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
      {items.map((notice) => (
        <li key={notice.id} className="relative flex flex-col gap-0.5 py-3">
          <div className="flex items-baseline justify-between gap-4">
            <Link
              to={`/s/${notice.sessionId}`}
              className="font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {noticeText(t, notice)}
            </Link>
            {!notice.isRead && (
              <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent text-sm">
                {t('isNew')}
              </span>
            )}
          </div>
          <p className="flex flex-wrap justify-between gap-x-4 text-muted text-sm">
            <span className="tabular">{formatInstant(notice.startsAt, zone, 'dayTime')}</span>
            <span>{formatRelative(notice.at, now)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
