import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Voice } from './content.ts';

interface Voices {
  /** What changed is marked; otherwise who wrote what. */
  readonly isCompared: boolean;
  /** Undefined where it was no person, or nobody knows who. */
  readonly nameOf: (voice: Voice) => string | undefined;
}

const VoicesContext = createContext<Voices | undefined>(undefined);

export interface VoicesProviderProps {
  session: Pick<SessionView, 'mentor' | 'mentee'>;
  isCompared: boolean;
  children: ReactNode;
}

export function VoicesProvider({ session, isCompared, children }: VoicesProviderProps) {
  const { mentor, mentee } = session;
  const voices = useMemo<Voices>(() => {
    const names = { mentor: mentor.name, mentee: mentee.name, server: undefined, unknown: undefined };
    return { isCompared, nameOf: (voice) => names[voice] };
  }, [mentor.name, mentee.name, isCompared]);
  return <VoicesContext value={voices}>{children}</VoicesContext>;
}

/** The names of those who wrote, and how their words are marked. */
export function useVoices(): Voices {
  const voices = useContext(VoicesContext);
  if (!voices) throw new Error('useVoices outside of VoicesProvider');
  return voices;
}
