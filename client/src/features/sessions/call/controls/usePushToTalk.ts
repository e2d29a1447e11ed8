import { useEffect, useMemo } from 'react';
import type { LocalMedia } from '../media/LocalMedia.ts';
import { useObservable } from '../useObservable.ts';
import { PushToTalk } from './PushToTalk.ts';
import { takesSpace } from './takesSpace.ts';

/** Who is muted talks while they hold the space bar. Answers whether they do. */
export function usePushToTalk(media: LocalMedia, isEnabled: boolean): boolean {
  const talk = useMemo(() => new PushToTalk(media), [media]);
  useEffect(() => {
    if (!isEnabled) return;
    const onDown = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (event.code !== 'Space' || hasModifier || takesSpace(event.target)) return;
      // Also for its repetitions: the page must not scroll.
      event.preventDefault();
      if (!event.repeat) talk.press();
    };
    const onUp = (event: KeyboardEvent) => event.code === 'Space' && talk.release();
    // A key that is let go elsewhere is never heard of here.
    const release = () => talk.release();
    document.addEventListener('keydown', onDown);
    document.addEventListener('keyup', onUp);
    document.addEventListener('visibilitychange', release);
    window.addEventListener('blur', release);
    return () => {
      document.removeEventListener('keydown', onDown);
      document.removeEventListener('keyup', onUp);
      document.removeEventListener('visibilitychange', release);
      window.removeEventListener('blur', release);
      release();
    };
  }, [talk, isEnabled]);
  return useObservable(talk.isTalking);
}
