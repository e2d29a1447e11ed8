import { Suspense } from 'react';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { later } from '../../../../ui/later.tsx';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { useObservable } from '../useObservable.ts';
import { useWeakOffer } from './useWeakOffer.ts';

const ModeBanner = later(async () => (await withTexts(import('./ModeBanner.tsx'), 'effects')).ModeBanner);

/** Whatever is to be said about pictures now; mostly nothing, and then nothing is loaded. */
export function LazyModeBanner({ call, isConnected }: { call: ActiveCall; isConnected: boolean }) {
  const { soundOnly } = useObservable(call.modes.state);
  const { isOffered, answered } = useWeakOffer(call);
  if (!isConnected || (!soundOnly && !isOffered)) return null;
  return (
    <Suspense fallback={null}>
      <ModeBanner modes={call.modes} isSoundOnly={soundOnly} onAnswer={answered} />
    </Suspense>
  );
}
