import { Download } from 'lucide-react';
import { useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { hasInstallOffer, onInstallOffer, takeInstallOffer } from '../../platform/install/installOffer.ts';
import { installWay } from '../../platform/install/installWay.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';

/** How this device makes an app of Rapport. */
export function InstallSection() {
  const { t } = useTranslation('device');
  const way = installWay(window, useSyncExternalStore(onInstallOffer, hasInstallOffer));
  return (
    <Section title={t('install.title')} text={t('install.text')}>
      {way === 'homeScreen' ? (
        <HomeScreenSteps />
      ) : way === 'offered' ? (
        <div>
          <Button icon={<Download size={20} aria-hidden />} onPress={() => void takeInstallOffer()}>
            {t('install.action')}
          </Button>
        </div>
      ) : (
        <p className="max-w-measure">{t(`install.${way}`)}</p>
      )}
    </Section>
  );
}

function HomeScreenSteps() {
  const { t } = useTranslation('device');
  const id = useId();
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <p id={id}>{t('install.homeScreen.title')}</p>
      <ol aria-labelledby={id} className="flex list-decimal flex-col gap-1 pl-6">
        {(['one', 'two', 'three'] as const).map((step) => (
          <li key={step}>{t(`install.homeScreen.${step}`)}</li>
        ))}
      </ol>
    </div>
  );
}
