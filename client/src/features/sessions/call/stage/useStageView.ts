import { useState } from 'react';
import type { View } from '../layout/arrange.ts';
import { readView, rememberView } from './viewChoice.ts';

export interface StageView {
  readonly view: View;
  readonly choose: (view: View) => void;
  /** What the person wants large, while they do. */
  readonly pinned: string | undefined;
  readonly pin: (id: string | undefined) => void;
}

/** How the person wants the stage: kept on this device; what is pinned lasts as long as the call. */
export function useStageView(): StageView {
  const [view, setView] = useState(readView);
  const [pinned, pin] = useState<string>();
  return {
    view,
    choose: (next) => {
      setView(next);
      rememberView(next);
    },
    pinned,
    pin,
  };
}
