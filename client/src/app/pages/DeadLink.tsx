import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonLook } from '../../ui/buttonLook.ts';
import { PublicFrame } from '../PublicFrame.tsx';

/** A link that leads nowhere, with why (it is not complete, unless told), and the way in for who has an account. */
export function DeadLink({ title, why }: { title: string; why?: string | undefined }) {
  const { t } = useTranslation('identity');
  return (
    <PublicFrame title={title} lead={why ?? t('deadLink.incomplete')}>
      <Link to="/sign-in" className={buttonLook('plain')}>
        {t('deadLink.signIn')}
      </Link>
    </PublicFrame>
  );
}
