import { listNotices, markNoticesRead } from '@rapport/shared/messaging/messaging.api';
import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeList } from '../../features/messaging/NoticeList.tsx';
import { call } from '../../platform/api/call.ts';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { invalidate } from '../../platform/api/queryClient.ts';
import { usePages } from '../../platform/api/usePages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';

/** What the viewer was told. What stands here has been seen once they leave. */
export function NoticesPage() {
  const { t } = useTranslation('notices');
  const notices = usePages(listNotices, { query: {} });
  const newest = notices.items?.[0];
  const until = newest && !newest.isRead ? newest.at : undefined;
  // On leaving, so that what is new can be told from the rest while one reads.
  useEffect(() => {
    if (until === undefined) return;
    return () =>
      void call(markNoticesRead, { body: { until } }).then(
        () => invalidate(listNotices.id),
        // Then they are new once more.
        () => undefined,
      );
  }, [until]);
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      {!notices.items && <NotRead error={notices.error} retry={notices.retry} lines={6} />}
      {notices.items?.length === 0 && (
        <EmptyState icon={<Bell size={24} aria-hidden />} title={t('none')} text={t('noneText')} />
      )}
      {notices.items && notices.items.length > 0 && <NoticeList items={notices.items} />}
      {notices.more && (
        <div>
          <Button onPress={notices.more} isPending={notices.isLoadingMore}>
            {t('more', { ns: 'common' })}
          </Button>
        </div>
      )}
    </Page>
  );
}
