import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import type { Reaction } from './Signals.ts';
import { reactionIcons } from './signalIcons.ts';
import './reactions.css';

/** A reaction in words and picture; its code comes with the first one. */
export function FloatingReaction({ kind, isSmall }: { kind: Reaction['kind']; isSmall: boolean }) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  const Icon = reactionIcons[kind];
  return (
    <span
      data-reaction={kind}
      className={classes(
        'reaction-rises flex items-center gap-2 rounded-full bg-ink text-page shadow-float',
        isSmall ? 'p-2' : 'px-4 py-2 font-medium',
      )}
    >
      <Icon size={isSmall ? 18 : 22} aria-hidden />
      {!isSmall && t(`reaction.${kind}`)}
    </span>
  );
}
