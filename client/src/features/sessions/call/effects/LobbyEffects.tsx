import { Sparkles } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import type { LobbyMedia } from '../media/LobbyMedia.ts';
import { LazyEffects } from './LazyEffects.ts';
import type { LobbyBackground } from './LobbyBackground.ts';

/** On the preview: what stands behind oneself, and whether noise is let through. */
export function LobbyEffects({ media, background }: { media: LobbyMedia; background: LobbyBackground }) {
  const { t } = useTranslation('call');
  return (
    <PopoverButton
      label={t('control.effects')}
      icon={<Sparkles size={20} aria-hidden />}
      variant="stage"
      size="lg"
    >
      {() => (
        <Suspense fallback={null}>
          <LazyEffects background={background} suppressNoise={(on) => media.suppressNoise(on)} />
        </Suspense>
      )}
    </PopoverButton>
  );
}
