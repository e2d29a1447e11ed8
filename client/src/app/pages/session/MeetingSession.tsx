import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useViewer } from '../../../features/identity/index.ts';
import { Clock } from '../../../features/sessions/call/Clock.tsx';
import { BothTimes } from '../../../features/sessions/call/lobby/BothTimes.tsx';
import { announce } from '../../../ui/announce.ts';
import { PageLoading } from '../../PageLoading.tsx';
import { Shell } from '../../Shell.tsx';
import { EndedBanner } from './EndedBanner.tsx';
import { loadRecordView } from './loadRecordView.ts';
import { useSessionAgenda } from './useSessionAgenda.tsx';
import { useUnhurried } from './useUnhurried.ts';

const Meeting = lazy(async () => ({
  default: (await import('../../../features/sessions/meeting/Meeting.tsx')).Meeting,
}));
const RecordView = lazy(loadRecordView);

// Times and clock come with this page, because the lobby and the call show them too: a chunk of their own for what
// three share weighs more than they do.
/** A session by phone or in person: what the two work on, then its record. */
export function MeetingSession({
  session,
  phase,
}: {
  session: SessionView;
  phase: 'before' | 'open' | 'over';
}) {
  const viewer = useViewer();
  const isOver = phase === 'over';
  const [wasOpen, setWasOpen] = useState(false);
  if (phase === 'open' && !wasOpen) setWasOpen(true);
  const [opensRecord, setOpensRecord] = useState(false);
  const mayLeave = useUnhurried(isOver) || opensRecord;
  // What the other one says of it must not take the page from under somebody's hands.
  const isAtWork = !isOver || (wasOpen && !mayLeave);
  const { collab, agenda, deviceNotes } = useSessionAgenda(session, isAtWork);
  return (
    <Shell>
      {isOver && isAtWork && <EndedBanner onOpen={() => setOpensRecord(true)} />}
      {phase === 'before' && deviceNotes}
      <Suspense fallback={<PageLoading />}>
        {isAtWork ? (
          <Meeting
            session={session}
            isOpen={phase !== 'before'}
            collab={collab}
            times={<BothTimes session={session} />}
            clock={<Clock session={session} say={announce} />}
            agenda={agenda}
          />
        ) : (
          <RecordView session={session} viewer={viewer} />
        )}
      </Suspense>
    </Shell>
  );
}
