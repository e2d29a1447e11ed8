import { useEffect, useEffectEvent } from 'react';
import type { LocalMediaState } from '../media/LocalMedia.ts';
import type { MediaKind } from '../media/mediaChoice.ts';

/** What browsers offer beside a picture of theirs and on keys; their own list of names is not in TypeScript yet. */
type Action = 'togglemicrophone' | 'togglecamera' | 'hangup' | 'enterpictureinpicture';

export interface MediaKeys {
  readonly media: LocalMediaState;
  readonly toggle: (kind: MediaKind) => void;
  readonly leave: () => void;
  /** The person turns to another page: the browser lets a small window open without a press. */
  readonly enterPip: () => void;
}

/** Tells the browser that this is a call, so that its own windows and keys can mute and leave it. */
export function useMediaKeys({ media, toggle, leave, enterPip }: MediaKeys): void {
  const act = useEffectEvent((action: Action) => {
    if (action === 'hangup') leave();
    else if (action === 'enterpictureinpicture') enterPip();
    else toggle(action === 'togglemicrophone' ? 'microphone' : 'camera');
  });
  useEffect(() => {
    const actions: Action[] = ['togglemicrophone', 'togglecamera', 'hangup', 'enterpictureinpicture'];
    for (const action of actions) setHandler(action, () => act(action));
    return () => {
      for (const action of actions) setHandler(action, null);
    };
  }, []);
  const { microphone, camera } = media;
  useEffect(() => {
    const session = navigator.mediaSession as Partial<CallMediaSession> | undefined;
    // Rejects where the page may not be used for calls; nothing depends on it.
    void Promise.allSettled([
      session?.setMicrophoneActive?.(microphone.on),
      session?.setCameraActive?.(camera.on),
    ]);
  }, [microphone.on, camera.on]);
}

interface CallMediaSession {
  setMicrophoneActive(isActive: boolean): Promise<void> | undefined;
  setCameraActive(isActive: boolean): Promise<void> | undefined;
}

function setHandler(action: Action, handler: (() => void) | null): void {
  try {
    navigator.mediaSession?.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // A browser that does not know an action throws.
  }
}
