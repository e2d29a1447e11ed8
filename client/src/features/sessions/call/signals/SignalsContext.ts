import { createContext, useContext } from 'react';
import type { Signals } from './Signals.ts';

export const SignalsContext = createContext<Signals | undefined>(undefined);

/** The hands and reactions of the call around. @throws outside of one */
export function useSignals(): Signals {
  const signals = useContext(SignalsContext);
  if (!signals) throw new Error('useSignals is for parts of a call');
  return signals;
}
