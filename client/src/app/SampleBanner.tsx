import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../features/identity/index.ts';
import { Banner } from '../ui/Banner.tsx';

/** Loud, on every page, for as long as the installation holds only the sample programme. */
export function SampleBanner() {
  const { t } = useTranslation('shell');
  if (!useViewer().sample) return null;
  return (
    <aside aria-label={t('sample.label')} className="print:hidden">
      <Banner
        tone="warm"
        isFullWidth
        isAnnounced={false}
        action={
          <Link
            to="/setup"
            className="inline-flex items-center rounded-sm font-medium underline underline-offset-4 coarse:min-h-11"
          >
            {t('sample.action')}
          </Link>
        }
      >
        {t('sample.text')}
      </Banner>
    </aside>
  );
}
