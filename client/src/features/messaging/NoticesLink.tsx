import { listNotices } from '@rapport/shared/messaging/messaging.api';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useOperation } from '../../platform/api/useOperation.ts';

/** The way to what one was told, and how much of it is new. */
export function NoticesLink() {
  const { t } = useTranslation('shell');
  const { data } = useOperation(listNotices, { query: { limit: 1 } }, { staleTime: 60_000 });
  const unread = data?.unread ?? 0;
  return (
    <NavLink
      to="/notices"
      aria-label={unread > 0 ? t('nav.noticesNew', { count: unread }) : t('nav.notices')}
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-control hover:bg-ink/7 coarse:size-11"
    >
      <Bell size={20} aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0 min-w-4.5 rounded-full bg-accent px-1 text-center font-medium text-on-accent text-xs tabular leading-4.5"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  );
}
