import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type ReactNode, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { keepAwake } from '../../../platform/device/keepAwake.ts';
import { makeRoomForKeyboard } from '../../../platform/device/makeRoomForKeyboard.ts';
import { classes } from '../../../ui/classes.ts';
import { later, MissingLine, MissingPopup } from '../../../ui/later.tsx';
import { preloadable } from '../../../ui/preloadable.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useViewer } from '../../identity/index.ts';
import { CallStage } from './CallStage.tsx';
import type { RefusalCause } from './connection/callFailure.ts';
import type { AskToken } from './connection/callToken.ts';
import type { ActiveCall, PreparedCall } from './connection/prepareCall.ts';
import { useCallSession } from './connection/useCallSession.ts';
import type { WrapUpWish } from './EndSession.tsx';
import { PanelFrame } from './layout/PanelFrame.tsx';
import { useAfterFirstPicture } from './layout/useAfterFirstPicture.ts';
import { useMediaQuery } from './layout/useMediaQuery.ts';
import { usePanelLayout } from './layout/usePanelLayout.ts';
import type { JoinMedia } from './media/LobbyMedia.ts';
import { CallSignals } from './signals/CallSignals.tsx';
import { useObservable } from './useObservable.ts';

export { prepareCall } from './connection/prepareCall.ts';

const panelPart = preloadable(async () => (await import('../panel/Panel.tsx')).Panel, MissingLine);
const Panel = panelPart.Component;
const SaveSign = later(async () => (await import('../panel/Panel.tsx')).SaveSign);
const wrapUpPart = preloadable(async () => (await import('./EndSession.tsx')).WrapUpDialog, MissingPopup);
const WrapUpDialog = wrapUpPart.Component;

export interface CallProps {
  session: SessionView;
  /** Agenda and notes; undefined while it is being opened. */
  collab: CollabDocument | undefined;
  /** With what they come in; undefined until they do. */
  media: JoinMedia | undefined;
  /** Ends the call in the person's other windows and on their other devices, once this one sends. */
  takesOver: boolean;
  /** Is drawn at once, before anybody comes. */
  prepared?: PreparedCall | undefined;
  /** The person left by the button; may come back with the same wish. */
  onLeave: (media: JoinMedia) => void;
  /** The server did not let in, or not any more. */
  onRefused: (cause: RefusalCause) => void;
  onRetry: (media: JoinMedia, takesOver: boolean) => void;
  /** The person stays in the window where they are in the call. */
  onStay: () => void;
  /** The person ended the session here. */
  onEnded: () => void;
  /** For somebody who is not of the pair: their own way in, and what they have beside the picture. */
  asGuest?: { askToken: AskToken; panel: ReactNode; sign: ReactNode };
}

/** The hour itself: the other person, the clock, and beside them agenda, notes and actions. */
export function Call(props: CallProps) {
  const { session, media, takesOver, prepared, asGuest } = props;
  const way = { sessionId: session.id, media, takesOver, prepared, askTokenAsGuest: asGuest?.askToken };
  const call = useCallSession(way);
  return call ? (
    <CallSignals session={session} call={call}>
      <Hour {...props} call={call} />
    </CallSignals>
  ) : null;
}

function Hour({ session, collab, call, asGuest, ...on }: CallProps & { call: ActiveCall }) {
  const viewer = useViewer();
  const state = useObservable(call.session.state);
  const [wrapUp, setWrapUp] = useState<WrapUpWish>();
  const isPhone = useMediaQuery('(max-width: 767px)');
  const [room, setRoom] = useState({ stage: 0, controls: 0 });
  const panel = usePanelLayout(isPhone, room.stage, room.controls);
  const isPanelDue = useAfterFirstPicture(call.room.room);
  useEffect(() => {
    // Long before it is asked for: the end must not depend on a server that is away just then.
    if (isPanelDue) void wrapUpPart.preload().catch(() => undefined);
  }, [isPanelDue]);

  useEffect(() => keepAwake(), []);
  useEffect(() => makeRoomForKeyboard(document.documentElement), []);

  const refused = state.phase === 'refused' ? state.cause : undefined;
  const tellRefused = useEffectEvent(on.onRefused);
  useEffect(() => {
    if (refused) tellRefused(refused);
  }, [refused]);

  return (
    <div className={classes('relative flex min-h-0 flex-1', isPhone && 'flex-col')}>
      <CallStage
        session={session}
        call={call}
        isPhone={isPhone}
        isGuest={asGuest !== undefined}
        panel={panel}
        onRoom={setRoom}
        onLeave={() => on.onLeave(call.session.media.wish())}
        onEnd={() => setWrapUp({ isEarly: false, mayEnd: true })}
        onWrapUp={(mayEnd) => setWrapUp({ isEarly: true, mayEnd })}
        onRetry={(takesOver) => on.onRetry(call.session.media.wish(), takesOver)}
        onStay={on.onStay}
      />
      <PanelFrame
        layout={panel.layout}
        sign={
          asGuest?.sign ?? (
            <Suspense fallback={null}>{collab && isPanelDue && <SaveSign collab={collab} />}</Suspense>
          )
        }
      >
        {asGuest ? (
          asGuest.panel
        ) : collab && isPanelDue ? (
          <Suspense fallback={<PanelLoading />}>
            <Panel session={session} viewer={viewer} collab={collab} />
          </Suspense>
        ) : (
          <PanelLoading />
        )}
      </PanelFrame>
      {wrapUp && (
        <Suspense fallback={null}>
          <WrapUpDialog
            session={session}
            collab={collab}
            wish={wrapUp}
            onClose={() => setWrapUp(undefined)}
            onEnded={on.onEnded}
          />
        </Suspense>
      )}
    </div>
  );
}

function PanelLoading() {
  const { t } = useTranslation('call');
  return (
    <div className="p-6">
      <Skeleton label={t('panel.loading')} lines={6} />
    </div>
  );
}
