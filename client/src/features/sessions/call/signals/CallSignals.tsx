import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import type { ReactNode } from 'react';
import { useViewer } from '../../../identity/index.ts';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { useNameOf } from '../stage/useNameOf.ts';
import { SignalsContext } from './SignalsContext.ts';
import { useCallSignals } from './useCallSignals.ts';

/** Gives hands and reactions to everything in a call. */
export function CallSignals({
  session,
  call,
  children,
}: {
  session: SessionView;
  call: ActiveCall;
  children: ReactNode;
}) {
  const nameOf = useNameOf(call.room.room, [session.mentor, session.mentee]);
  const signals = useCallSignals(call, useViewer().id, nameOf);
  return <SignalsContext value={signals}>{children}</SignalsContext>;
}
