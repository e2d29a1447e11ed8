import { Hand, SmilePlus } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import { useViewer } from '../../../identity/index.ts';
import { useObservable } from '../useObservable.ts';
import { useSignals } from './SignalsContext.ts';
import { SignalChoices } from './signalChoicesPart.ts';

/** In the control bar: the hand and the reactions, or both behind one button where there is little room. */
export function SignalButtons({ isRoomy }: { isRoomy: boolean }) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  const signals = useSignals();
  const { hands } = useObservable(signals.state);
  const viewer = useViewer();
  const isUp = hands.some(({ person }) => person === viewer.id);
  return (
    <>
      {isRoomy && (
        <IconButton
          label={t(isUp ? 'hand.lower' : 'hand.raise')}
          icon={<Hand size={20} aria-hidden />}
          onPress={signals.toggleHand}
          variant="stage"
          size="lg"
          className={isUp ? 'bg-warm! text-page! hover:bg-warm!' : ''}
        />
      )}
      <PopoverButton
        label={t(isRoomy ? 'reactions' : 'both')}
        icon={isRoomy ? <SmilePlus size={20} aria-hidden /> : <Hand size={20} aria-hidden />}
        variant="stage"
        size="lg"
        theme="dark"
      >
        {(close) => (
          <Suspense fallback={null}>
            <SignalChoices hasHand={!isRoomy} onDone={close} />
          </Suspense>
        )}
      </PopoverButton>
    </>
  );
}
