import { Hand } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import { later } from '../../../../ui/later.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useObservable } from '../useObservable.ts';
import { useSignals } from './SignalsContext.ts';

const FloatingReaction = later(async () => (await import('./FloatingReaction.tsx')).FloatingReaction);

/** On a person's picture: the hand that they hold up, in words where there is room. */
export function HandOnPicture({
  person,
  name,
  isSelf,
  isSmall,
}: {
  person: string;
  name: string;
  isSelf: boolean;
  isSmall: boolean;
}) {
  const { t } = useTranslation('call', { keyPrefix: 'signals' });
  const { hands } = useObservable(useSignals().state);
  const place = hands.findIndex((hand) => hand.person === person) + 1;
  if (place === 0) return null;
  return (
    <p
      className={classes(
        'flex shrink-0 items-center gap-1.5 rounded-full bg-warm font-medium text-page text-sm',
        isSmall ? 'absolute top-1.5 left-1.5 p-1.5' : 'px-3 py-1',
      )}
    >
      <Hand size={isSmall ? 16 : 18} aria-hidden />
      {/* With one hand up there is no order. */}
      {hands.length > 1 && <span className="tabular">{place}</span>}
      {isSmall ? (
        <VisuallyHidden>{isSelf ? t('picture.yours') : t('picture.theirs', { name })}</VisuallyHidden>
      ) : (
        <span>{t('picture.up')}</span>
      )}
    </p>
  );
}

/** Over a person's picture: their reactions, which rise for a moment. */
export function ReactionsOnPicture({ person, isSmall }: { person: string; isSmall: boolean }) {
  const { reactions } = useObservable(useSignals().state);
  const own = reactions.filter((reaction) => reaction.person === person);
  return (
    <div
      aria-hidden
      className={classes(
        'pointer-events-none absolute inset-x-0 flex flex-col items-center gap-2',
        isSmall ? 'bottom-9' : 'bottom-24',
      )}
    >
      <Suspense fallback={null}>
        {own.slice(isSmall ? -1 : -3).map((reaction) => (
          <FloatingReaction key={reaction.id} kind={reaction.kind} isSmall={isSmall} />
        ))}
      </Suspense>
    </div>
  );
}
