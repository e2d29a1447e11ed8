import { readSession, type SessionView } from '@rapport/shared/sessions/sessions.api';
import { Activity, lazy, Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { useViewer } from '../../../features/identity/index.ts';
import { callPart } from '../../../features/sessions/call/callPart.ts';
import type { JoinMedia } from '../../../features/sessions/call/media/LobbyMedia.ts';
import { invalidate } from '../../../platform/api/queryClient.ts';
import { withTexts } from '../../../platform/i18n/i18n.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { FullScreen } from '../../../ui/FullScreen.tsx';
import { PageLoading } from '../../PageLoading.tsx';
import { SampleBanner } from '../../SampleBanner.tsx';
import { Shell } from '../../Shell.tsx';
import { EndedBanner } from './EndedBanner.tsx';
import { loadRecordView } from './loadRecordView.ts';
import { usePreparedCall } from './usePreparedCall.ts';
import { useSessionAgenda } from './useSessionAgenda.tsx';
import { useStraightIn } from './useStraightIn.ts';
import { useUnhurried } from './useUnhurried.ts';

const Lobby = lazy(async () => ({
  default: (await import('../../../features/sessions/call/lobby/Lobby.tsx')).Lobby,
}));
const Call = callPart.Component;
const LeftView = lazy(async () => ({
  default: (await withTexts(import('../../../features/sessions/call/LeftView.tsx'), 'away')).LeftView,
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
  const isOver = phase === 'over';
  const [opensRecord, setOpensRecord] = useState(false);
  const mayLeaveCall = useUnhurried(isOver) || opensRecord;
  const isInCall = place.at === 'call' && hasRoom(phase, mayLeaveCall);
  // It was moved to another day, on which nobody is to be in the call without a press.
  if (phase === 'before' && place.at !== 'lobby') setPlace({ at: 'lobby' });
  const { prepared, begin, renew } = usePreparedCall(session.id, phase === 'open', isInCall);
  const goIn = async (media: JoinMedia) => {
    // A second press is none: the lobby stands until there is something else to be seen.
    if (await begin(media)) flushSync(() => setPlace({ at: 'call', media }));
  };
  const isDeciding = useStraightIn(session.id, phase === 'open', goIn);
  const { collab, agenda, deviceNotes } = useSessionAgenda(session, !isOver || isInCall);
  const leaveFor = (next: Place) => {
    setPlace(next);
    renew();
  };

  return (
    <>
      {isInCall ? (
        <>
          <SampleBanner />
          {isOver && <EndedBanner onOpen={() => setOpensRecord(true)} />}
        </>
      ) : (
        <Shell>
          {!isOver && deviceNotes}
          <Suspense fallback={<PageLoading />}>
            {isOver ? (
              <RecordView session={session} viewer={viewer} />
            ) : place.at === 'left' ? (
              <LeftView
                session={session}
                leftAt={place.since}
                collab={collab}
                onEnded={() => setOpensRecord(true)}
                onRejoin={() => void goIn({ ...place.media })}
              />
            ) : isDeciding ? (
              <PageLoading />
            ) : (
              <Lobby
                session={session}
                isOpen={phase === 'open'}
                onJoin={goIn}
                agenda={agenda}
                standBy={prepared?.call.standBy}
              />
            )}
          </Suspense>
        </Shell>
      )}
      {(isInCall || prepared) && (
        // Drawn while people look at themselves in the lobby, and only shown when they go in.
        <Activity key={prepared?.turn} mode={isInCall ? 'visible' : 'hidden'}>
          <FullScreen isHidden={!isInCall}>
            <Suspense fallback={<PageLoading />}>
              <Call
                {...{ session, collab }}
                {...wayIn(place)}
                prepared={prepared?.call}
                onLeave={(wish) => leaveFor({ at: 'left', since: serverNow(), media: wish })}
                onEnded={() => setOpensRecord(true)}
                onRefused={() => invalidate(readSession.id)}
                // A new object is a new way in.
                onRetry={(wish, all) => setPlace({ at: 'call', media: wish, takesOver: all })}
                onStay={() => leaveFor({ at: 'lobby' })}
              />
            </Suspense>
          </FullScreen>
        </Activity>
      )}
    </>
  );
}

/** An end leaves those who are in it a moment. */
const hasRoom = (phase: 'before' | 'open' | 'over', mayLeave: boolean): boolean =>
  phase === 'open' || (phase === 'over' && !mayLeave);

/** With what they come, once they do. */
const wayIn = (place: Place) =>
  place.at === 'call'
    ? { media: place.media, takesOver: place.takesOver ?? false }
    : { media: undefined, takesOver: false };
