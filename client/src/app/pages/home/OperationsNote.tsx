import { readOperations } from '@rapport/shared/ops/ops.api';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { Banner } from '../../../ui/Banner.tsx';

/** What whoever runs the installation has to know of it; nothing while all is as it should be. */
export function OperationsNote() {
  const { t } = useTranslation('home');
  const { data } = useOperation(readOperations, {}, { staleTime: 60_000 });
  if (!data) return null;
  return (
    <>
      {data.sfu === 'down' && <Banner tone="warm">{t('operations.sfuDown')}</Banner>}
      {data.removal === 'weaker' && (
        <Banner tone="info" isAnnounced={false}>
          {t('operations.weakRemoval')}
        </Banner>
      )}
    </>
  );
}
