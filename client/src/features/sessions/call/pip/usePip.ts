import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../useObservable.ts';
import { PictureInPicture, type PipState } from './PictureInPicture.ts';
import { pictureIn } from './pictureIn.ts';

export interface Pip {
  readonly state: PipState;
  /** Opens or ends it; what hinders it is said. */
  readonly toggle: () => Promise<void>;
  /** As the browser wishes, when the person turns to another page. */
  readonly openByItself: () => Promise<void>;
}

/** The small window of a call; goes with it, and when its browser takes it back. */
export function usePip(
  stage: RefObject<HTMLElement | null>,
  wanted: () => readonly string[],
  say: (text: string) => void,
): Pip {
  const { t } = useTranslation('view');
  const [pip] = useState(() => new PictureInPicture());
  const state = useObservable(pip.state);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && pip.returned();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      pip.close();
    };
  }, [pip]);
  const open = (isAutomatic: boolean) => pip.open(pictureIn(stage.current, wanted()), isAutomatic);
  return {
    state,
    toggle: async () => {
      if (state.kind !== 'off') return pip.close();
      try {
        if (!(await open(false))) say(t('pipNoPicture'));
      } catch {
        say(t('pipFailed'));
      }
    },
    openByItself: async () => {
      await open(true).catch(() => undefined);
    },
  };
}
