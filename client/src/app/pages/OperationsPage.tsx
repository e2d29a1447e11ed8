import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../features/identity/index.ts';
import { MailList } from '../../features/ops/MailList.tsx';
import { WorkList } from '../../features/ops/WorkList.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** What the installation does by itself: for its admins. */
export function OperationsPage() {
  const { t } = useTranslation('work');
  const viewer = useViewer();
  const [tab, setTab] = useState<'jobs' | 'mail'>('jobs');
  if (!viewer.admin) return <NotFoundPage />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('tabs')}
        selected={tab}
        onChange={setTab}
        items={[
          { id: 'jobs', label: t('jobs.tab'), panel: <WorkList /> },
          { id: 'mail', label: t('mail.tab'), panel: <MailList /> },
        ]}
      />
    </Page>
  );
}
