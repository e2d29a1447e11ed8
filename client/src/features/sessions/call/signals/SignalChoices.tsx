import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { useViewer } from '../../../identity/index.ts';
import { useObservable } from '../useObservable.ts';
import { useSignals } from './SignalsContext.ts';
import { reactionIcons } from './signalIcons.ts';
import { reactionKinds } from './signalMessage.ts';

/** The hand, where there is no room for it in the bar, and the reactions. */
export function SignalChoices({ hasHand, onDone }: { hasHand: boolean; onDone: () => void }) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  const signals = useSignals();
  const { hands } = useObservable(signals.state);
  const viewer = useViewer();
  const isUp = hands.some(({ person }) => person === viewer.id);
  const act = (action: () => void) => () => {
    action();
    onDone();
  };
  return (
    <>
      {hasHand && (
        <Button icon={<Hand size={20} aria-hidden />} onPress={act(signals.toggleHand)}>
          {t(isUp ? 'hand.lower' : 'hand.raise')}
        </Button>
      )}
      <fieldset aria-label={t('reactions')} className="flex justify-between gap-1">
        {reactionKinds.map((kind) => {
          const Icon = reactionIcons[kind];
          return (
            <IconButton
              key={kind}
              label={t(`reaction.${kind}`)}
              icon={<Icon size={22} aria-hidden />}
              onPress={act(() => signals.react(kind))}
              variant="stage"
              size="lg"
            />
          );
        })}
      </fieldset>
    </>
  );
}
