import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonLook } from '../../ui/buttonLook.ts';
import { Page } from '../../ui/Page.tsx';

/** An unknown address, or one that is not shared with the viewer: the two look the same on purpose. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <div>
        <Link to="/" className={buttonLook('plain')}>
          {t('notFound.home')}
        </Link>
      </div>
    </Page>
  );
}
