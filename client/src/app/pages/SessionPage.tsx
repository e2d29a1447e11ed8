import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { readSession } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useViewer } from '../../features/identity/index.ts';
import { BothTimes } from '../../features/sessions/call/lobby/BothTimes.tsx';
import { useRestoreNews } from '../../features/sessions/panel/history/useRestoreNews.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { PageLoading } from '../PageLoading.tsx';
import { Shell } from '../Shell.tsx';
import { SessionUnread } from './session/SessionUnread.tsx';
import { usePhase } from './session/usePhase.ts';
import { useSessionAgenda } from './session/useSessionAgenda.tsx';
import { VideoSession } from './session/VideoSession.tsx';

const MeetingSession = lazy(async () => ({
  default: (await import('./session/MeetingSession.tsx')).MeetingSession,
}));
const GoneSession = lazy(async () => ({
  default: (await import('./session/GoneSession.tsx')).GoneSession,
}));
const ProposedSession = lazy(async () => ({
  default: (await import('../../features/sessions/proposals/ProposedSession.tsx')).ProposedSession,
}));

/** One link: before, during and after. What it shows is decided by the session's state and the server's clock. */
export function SessionPage() {
  const { sessionId = '' } = useParams();
  const { data: session } = useOperation(readSession, { params: { sessionId } });
  if (session) return <SessionAt key={session.id} session={session} />;
  return (
    <Shell>
      <SessionUnread sessionId={sessionId} />
    </Shell>
  );
}

function SessionAt({ session }: { session: SessionView }) {
  const phase = usePhase(session);
  useRestoreNews(session.id, useViewer().id);
  if (phase === 'proposed') return <Proposed session={session} />;
  if (phase === 'declined' || phase === 'cancelled' || phase === 'missed') {
    return (
      <Shell>
        <Suspense fallback={<PageLoading />}>
          <GoneSession session={session} phase={phase} />
        </Suspense>
      </Shell>
    );
  }
  return hasCall(session.kind) ? (
    <VideoSession session={session} phase={phase} />
  ) : (
    <Suspense fallback={<PageLoading />}>
      <MeetingSession session={session} phase={phase} />
    </Suspense>
  );
}

function Proposed({ session }: { session: SessionView }) {
  const { agenda, deviceNotes } = useSessionAgenda(session, true);
  return (
    <Shell>
      {deviceNotes}
      <Suspense fallback={<PageLoading />}>
        <ProposedSession session={session} times={<BothTimes session={session} />} agenda={agenda} />
      </Suspense>
    </Shell>
  );
}
