import { sessionDocument } from '@rapport/shared/collab/documentName';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { readSession } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useViewer } from '../../features/identity/index.ts';
import type { JoinMedia } from '../../features/sessions/call/LobbyMedia.ts';
import { useRestoreNews } from '../../features/sessions/panel/history/useRestoreNews.ts';
import { invalidate } from '../../platform/api/queryClient.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useDocument } from '../../platform/collab/useDocument.ts';
import { serverNow } from '../../platform/time/serverClock.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { FullScreen } from '../../ui/FullScreen.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PageLoading } from '../PageLoading.tsx';
import { SampleBanner } from '../SampleBanner.tsx';
import { Shell } from '../Shell.tsx';
import { GoneSession } from './session/GoneSession.tsx';
import { SessionUnread } from './session/SessionUnread.tsx';
import { usePhase } from './session/usePhase.ts';
import { useUnhurried } from './session/useUnhurried.ts';

const Lobby = lazy(async () => ({ default: (await import('../../features/sessions/call/Lobby.tsx')).Lobby }));
const Call = lazy(async () => ({ default: (await import('../../features/sessions/call/Call.tsx')).Call }));
const LeftView = lazy(async () => ({
  default: (await import('../../features/sessions/call/LeftView.tsx')).LeftView,
}));
const AgendaEditor = lazy(async () => ({
  default: (await import('../../features/sessions/panel/AgendaEditor.tsx')).AgendaEditor,
}));
const RecordView = lazy(async () => ({
  default: (await import('../../features/review/RecordView.tsx')).RecordView,
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

type Place =
  | { readonly at: 'lobby' }
  | { readonly at: 'call'; readonly media: JoinMedia }
  | { readonly at: 'left'; readonly since: number; readonly media: JoinMedia };

function SessionAt({ session }: { session: SessionView }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const phase = usePhase(session);
  const [place, setPlace] = useState<Place>({ at: 'lobby' });
  const isOver = phase === 'over';
  useRestoreNews(session.id, viewer.id);
  const [opensRecord, setOpensRecord] = useState(false);
  const mayLeaveCall = useUnhurried(isOver) || opensRecord;
  const isInCall = place.at === 'call' && (phase === 'open' || (isOver && !mayLeaveCall));
  const collab = useDocument(
    sessionDocument(session.id),
    viewer.id,
    phase === 'before' || phase === 'open' || isInCall,
  );

  if (isInCall) {
    const { media } = place;
    return (
      <>
        <SampleBanner />
        {isOver && (
          <Banner
            tone="info"
            isFullWidth
            action={
              <Button size="sm" onPress={() => setOpensRecord(true)}>
                {t('session.openRecord')}
              </Button>
            }
          >
            {t('session.endedBy')}
          </Banner>
        )}
        <FullScreen>
          <Suspense fallback={<PageLoading />}>
            <Call
              session={session}
              collab={collab}
              media={media}
              onLeave={(wish) => setPlace({ at: 'left', since: serverNow(), media: wish })}
              onEnded={() => setOpensRecord(true)}
              onRefused={() => invalidate(readSession.id)}
              // A new object is a new way in.
              onRetry={(wish) => setPlace({ at: 'call', media: wish })}
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
        ) : phase === 'cancelled' || phase === 'missed' ? (
          <GoneSession session={session} phase={phase} />
        ) : place.at === 'left' ? (
          <LeftView
            session={session}
            leftAt={place.since}
            collab={collab}
            onEnded={() => setOpensRecord(true)}
            onRejoin={() => setPlace({ at: 'call', media: { ...place.media } })}
          />
        ) : (
          <Lobby
            session={session}
            isOpen={phase === 'open'}
            onJoin={(media) => setPlace({ at: 'call', media })}
            agenda={
              <Suspense fallback={<Skeleton label={t('panel.loading')} lines={4} />}>
                {collab ? (
                  <AgendaEditor session={session} viewer={viewer} collab={collab} />
                ) : (
                  <Skeleton label={t('panel.loading')} lines={4} />
                )}
              </Suspense>
            }
          />
        )}
      </Suspense>
    </Shell>
  );
}
