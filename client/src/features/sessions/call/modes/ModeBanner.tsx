import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import type { CallModes } from './CallModes.ts';

export interface ModeBannerProps {
  modes: CallModes;
  isSoundOnly: boolean;
  /** The person answered the question whether to go on without pictures. */
  onAnswer: () => void;
}

/** That there are no pictures and how they come back, or the offer to go on without them. */
export function ModeBanner({ modes, isSoundOnly, onAnswer }: ModeBannerProps) {
  const { t } = useTranslation('effects');
  if (isSoundOnly) {
    return (
      <Banner
        tone="info"
        isAnnounced={false}
        action={
          <Button size="sm" onPress={() => modes.setSoundOnly(false)}>
            {t('modes.pictures')}
          </Button>
        }
      >
        {t('modes.soundOnlyNow')}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warm"
      isAnnounced={false}
      action={
        <span className="flex gap-2">
          <Button
            size="sm"
            variant="primary"
            onPress={() => {
              onAnswer();
              modes.setSoundOnly(true);
            }}
          >
            {t('modes.soundOnly')}
          </Button>
          <Button size="sm" onPress={onAnswer}>
            {t('modes.notNow')}
          </Button>
        </span>
      }
    >
      {t('modes.weak')}
    </Banner>
  );
}
