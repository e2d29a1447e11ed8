import { readSession, type SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useViewer } from '../../../features/identity/index.ts';
import { callPart } from '../../../features/sessions/call/callPart.ts';
import type { JoinMedia } from '../../../features/sessions/call/media/LobbyMedia.ts';
import { invalidate } from '../../../platform/api/queryClient.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { FullScreen } from '../../../ui/FullScreen.tsx';
import { PageLoading } from '../../PageLoading.tsx';
import { SampleBanner } from '../../SampleBanner.tsx';
import { Shell } from '../../Shell.tsx';
import { EndedBanner } from './EndedBanner.tsx';
import { loadRecordView } from './loadRecordView.ts';
import { useSessionAgenda } from './useSessionAgenda.tsx';
import { useStraightIn } from './useStraightIn.ts';
import { useUnhurried } from './useUnhurried.ts';

const Lobby = lazy(async () => ({
  default: (await import('../../../features/sessions/call/lobby/Lobby.tsx')).Lobby,
}));
const Call = callPart.Component;
const LeftView = lazy(async () => ({
  default: (await import('../../../features/sessions/call/LeftView.tsx')).LeftView,
}));
const RecordView = lazy(loadRecordView);

type Place =
  | { readonly at: 'lobby' }
  | { readonly at: 'call'; readonly media: JoinMedia; readonly takesOver?: boolean }
  | { readonly at: 'left'; readonly since: number; readonly media: JoinMedia };

/** A session by video: the lobby, the call, its end. */
export function VideoSession({
  session,
  phase,
}: {
  session: SessionView;
  phase: 'before' | 'open' | 'over';
}) {
  const viewer = useViewer();
  const [place, setPlace] = useState<Place>({ at: 'lobby' });
  const isDeciding = useStraightIn(phase === 'open', (media) => setPlace({ at: 'call', media }));
  const isOver = phase === 'over';
  const [opensRecord, setOpensRecord] = useState(false);
  const mayLeaveCall = useUnhurried(isOver) || opensRecord;
  const isInCall = place.at === 'call' && (phase === 'open' || (isOver && !mayLeaveCall));
  const { collab, agenda } = useSessionAgenda(session, !isOver || isInCall);

  if (isInCall) {
    const { media, takesOver = false } = place;
    return (
      <>
        <SampleBanner />
        {isOver && <EndedBanner onOpen={() => setOpensRecord(true)} />}
        <FullScreen>
          <Suspense fallback={<PageLoading />}>
            <Call
              session={session}
              collab={collab}
              media={media}
              takesOver={takesOver}
              onLeave={(wish) => setPlace({ at: 'left', since: serverNow(), media: wish })}
              onEnded={() => setOpensRecord(true)}
              onRefused={() => invalidate(readSession.id)}
              // A new object is a new way in.
              onRetry={(wish, all) => setPlace({ at: 'call', media: wish, takesOver: all })}
              onStay={() => setPlace({ at: 'lobby' })}
            />
          </Suspense>
        </FullScreen>
      </>
    );
  }
  return (
    <Shell>
      <Suspense fallback={<PageLoading />}>
        {isOver ? (
          <RecordView session={session} viewer={viewer} />
        ) : place.at === 'left' ? (
          <LeftView
            session={session}
            leftAt={place.since}
            collab={collab}
            onEnded={() => setOpensRecord(true)}
            onRejoin={() => setPlace({ at: 'call', media: { ...place.media } })}
          />
        ) : isDeciding ? (
          <PageLoading />
        ) : (
          <Lobby
            session={session}
            isOpen={phase === 'open'}
            onJoin={(media) => setPlace({ at: 'call', media })}
            agenda={agenda}
          />
        )}
      </Suspense>
    </Shell>
  );
}
