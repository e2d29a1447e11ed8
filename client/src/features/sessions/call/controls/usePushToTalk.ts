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
    // Browsers leave the focus on what was pressed with a pointer: who has muted themselves by hand means to talk.
    let pressed: Element | null = null;
    const onPointer = ({ target }: PointerEvent) => {
      pressed = target instanceof Element ? target.closest('[data-call-controls] button') : null;
    };
    const isFree = (target: EventTarget | null) =>
      (pressed !== null && target === pressed) || !takesSpace(target);
    const onDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') pressed = null;
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (event.code !== 'Space' || hasModifier || !isFree(event.target)) return;
      // Also for its repetitions: the page must not scroll.
      event.preventDefault();
      if (!event.repeat) talk.press();
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.code !== 'Space') return;
      // Some browsers press a button when the key is let go.
      if (pressed && event.target === pressed) event.preventDefault();
      talk.release();
    };
    // A key that is let go elsewhere is never heard of here.
    const release = () => talk.release();
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onDown);
    document.addEventListener('keyup', onUp);
    document.addEventListener('visibilitychange', release);
    window.addEventListener('blur', release);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onDown);
      document.removeEventListener('keyup', onUp);
      document.removeEventListener('visibilitychange', release);
      window.removeEventListener('blur', release);
      release();
    };
  }, [talk, isEnabled]);
  return useObservable(talk.isTalking);
}
