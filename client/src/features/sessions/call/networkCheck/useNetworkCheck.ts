import { useEffect, useState } from 'react';
import type { Measured } from './judge.ts';
import { type Checked, type CheckStep, runCheck } from './runCheck.ts';

export interface NetworkCheck {
  readonly step: CheckStep;
  readonly measured: Measured;
  readonly again: () => void;
}

/** Tests the connection as long as it is shown. */
export function useNetworkCheck({ sessionId, isGuest = false }: Checked): NetworkCheck {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ step: CheckStep; measured: Measured }>({
    step: 'server',
    measured: {},
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a test of its own
  useEffect(() => {
    const ended = new AbortController();
    void runCheck({ sessionId, isGuest }, (step, measured) => setState({ step, measured }), ended.signal);
    return () => ended.abort();
  }, [sessionId, isGuest, round]);
  return { ...state, again: () => setRound((before) => before + 1) };
}
