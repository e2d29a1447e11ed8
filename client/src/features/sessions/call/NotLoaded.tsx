import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

/** The call's code could not be had: this window is older than the server, or the server is away. */
export function NotLoaded() {
  const { t } = useTranslation();
  return (
    <Banner
      tone="warm"
      action={
        <Button size="sm" onPress={() => window.location.reload()}>
          {t('failed.reload')}
        </Button>
      }
    >
      {t('failed.callText')}
    </Banner>
  );
}
