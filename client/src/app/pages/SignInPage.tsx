import { readInstallation } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { enterAs } from '../../features/identity/enterAs.ts';
import { nextPath } from '../../features/identity/nextPath.ts';
import { SignInForm } from '../../features/identity/SignInForm.tsx';
import { useOperation } from '../../platform/api/useOperation.ts';
import { Banner } from '../../ui/Banner.tsx';
import { PublicFrame } from '../PublicFrame.tsx';

export function SignInPage() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const installation = useOperation(readInstallation, {}).data;
  const organisation = installation?.organisation;
  if (installation?.state === 'empty') {
    return (
      <PublicFrame title={t('setUp.noCode')} lead={t('setUp.noCodeText')}>
        {null}
      </PublicFrame>
    );
  }
  return (
    <PublicFrame
      title={t('signIn.title')}
      lead={organisation ? t('signIn.lead', { organisation }) : undefined}
    >
      {installation?.state === 'sample' && <Banner tone="warm">{t('signIn.sample')}</Banner>}
      <SignInForm
        onDone={(viewer) => {
          enterAs(viewer);
          void navigate(nextPath(search.get('next')), { replace: true });
        }}
      />
      {installation?.mail ? (
        <Link to="/by-mail" className="text-accent text-sm underline underline-offset-4">
          {t('signIn.byMail')}
        </Link>
      ) : (
        <p className="text-muted text-sm">{t('signIn.forgotten')}</p>
      )}
    </PublicFrame>
  );
}
