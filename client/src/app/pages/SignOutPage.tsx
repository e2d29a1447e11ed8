import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { reachability } from '../../platform/api/reachability.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { buttonLook } from '../../ui/buttonLook.ts';
import { PublicFrame } from '../PublicFrame.tsx';
import { useSignOut } from '../useSignOut.ts';

/** After a sign-out that the server has not heard of: what is gone, what stands, and the ways on. */
export function SignOutPage() {
  const { t } = useTranslation('signOut');
  const errorText = useErrorText();
  const { mutate, error, isPending } = useSignOut();
  useEffect(() => reachability.onReturn(() => mutate({})), [mutate]);
  return (
    <PublicFrame title={t('title')} lead={t('lead')}>
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <p>{t('text')}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" size="lg" isPending={isPending} onPress={() => mutate({})}>
          {t('action')}
        </Button>
        <Link to="/" className={buttonLook('quiet', 'lg')}>
          {t('back')}
        </Link>
      </div>
    </PublicFrame>
  );
}
