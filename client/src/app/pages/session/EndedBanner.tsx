import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

/** The session is over, and the person is in the middle of typing. */
export function EndedBanner({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('call');
  return (
    <Banner
      tone="info"
      isFullWidth
      action={
        <Button size="sm" onPress={onOpen}>
          {t('session.openRecord')}
        </Button>
      }
    >
      {t('session.endedBy')}
    </Banner>
  );
}
