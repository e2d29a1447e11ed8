import { previewGuestLink } from '@rapport/shared/sessions/guests.api';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { fragmentValue } from '../../features/identity/fragmentValue.ts';
import { isCode } from '../../platform/api/isCode.ts';
import { NotRead } from '../../platform/api/NotRead.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { loadTexts } from '../../platform/i18n/i18n.ts';
import { PublicFrame } from '../PublicFrame.tsx';
import { DeadLink } from './DeadLink.tsx';
import { GuestVisit } from './guest/GuestVisit.tsx';

// Named here and not with the routes, which every page loads.
void loadTexts('call', 'view', 'panel').catch(() => undefined);

/** Until the room is open, a door asks again after this (ms). */
const opensSoon = 15_000;

/** Where somebody without an account comes in to one session, by a link whose secret is in the address's fragment. */
export function GuestPage() {
  const common = useTranslation();
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  const token = fragmentValue(useLocation().hash);
  const preview = useOperation(
    previewGuestLink,
    { body: { token } },
    { enabled: token !== '', staleTime: 60_000, refetchInterval: opensSoon },
  );
  const isDead = isCode(preview.error, 'link_expired', 'invalid_input');
  // A visit that has begun says itself how it ended.
  if (preview.data) {
    return (
      <GuestVisit
        key={token}
        token={token}
        invitation={preview.data}
        isLinkDead={isDead}
        recheck={preview.refetch}
      />
    );
  }
  if (token === '' || isDead) {
    const isExpired = isCode(preview.error, 'link_expired');
    return <DeadLink title={t('dead.title')} why={isExpired ? t('dead.expired') : undefined} />;
  }
  return (
    <PublicFrame title={t('plainTitle')}>
      <NotRead
        error={preview.error}
        retry={() => void preview.refetch()}
        label={common.t('loading')}
        lines={4}
      />
    </PublicFrame>
  );
}
