import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonLook } from '../../ui/buttonLook.ts';
import { PublicFrame } from '../PublicFrame.tsx';

/** A link that leads nowhere any more, with why, who can give another one, and the way in for those who have an account. */
export function DeadLink({ title, why }: { title: string; why: string }) {
  const { t } = useTranslation('identity');
  return (
    <PublicFrame title={title} lead={why}>
      <Link to="/sign-in" className={buttonLook('plain')}>
        {t('deadLink.signIn')}
      </Link>
    </PublicFrame>
  );
}
