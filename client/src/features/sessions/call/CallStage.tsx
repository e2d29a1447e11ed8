import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { classes } from '../../../ui/classes.ts';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { CallBanner } from './CallBanner.tsx';
import { Clock } from './Clock.tsx';
import type { ActiveCall } from './connection/useCallSession.ts';
import { ControlBar } from './controls/ControlBar.tsx';
import { useControlsHidden } from './controls/useControlsHidden.ts';
import { useShortcuts } from './controls/useShortcuts.ts';
import { ViewMenu } from './controls/ViewMenu.tsx';
import { Keeper, MoreTime } from './keeper/Keeper.tsx';
import { stageRoom } from './layout/stageRoom.ts';
import { useFullScreen } from './layout/useFullScreen.ts';
import { useMediaQuery } from './layout/useMediaQuery.ts';
import type { PanelPlace } from './layout/usePanelLayout.ts';
import { useSize } from './layout/useSize.ts';
import { readMediaChoice, rememberMediaChoice } from './media/mediaChoice.ts';
import { SilentMicrophone } from './media/SilentMicrophone.tsx';
import { useDeviceNews } from './media/useDeviceNews.ts';
import { useTakenMicrophone } from './media/useTakenMicrophone.ts';
import { useMediaKeys } from './pip/useMediaKeys.ts';
import { usePip } from './pip/usePip.ts';
import { RefusedView } from './RefusedView.tsx';
import { Stage } from './stage/Stage.tsx';
import { useCallNews } from './stage/useCallNews.ts';
import { useCallPeople } from './stage/useCallPeople.ts';
import { useCast } from './stage/useCast.ts';
import { useStageView } from './stage/useStageView.ts';
import { useNotice } from './useNotice.ts';
import { useObservable } from './useObservable.ts';

const PipWindow = lazy(async () => ({ default: (await import('./pip/PipWindow.tsx')).PipWindow }));

export interface CallStageProps {
  session: SessionView;
  call: ActiveCall;
  isPhone: boolean;
  panel: PanelPlace;
  /** Heights of the picture and of the controls (px), as they change. */
  onRoom: (room: { stage: number; controls: number }) => void;
  onLeave: () => void;
  onRetry: () => void;
  onEnd: () => void;
  /** To the questions at the end, while the session goes on. */
  onWrapUp: (mayEnd: boolean) => void;
}

/** Title and clock, the picture, and the controls over it, or below it on a phone; always dark. */
export function CallStage({
  session,
  call,
  isPhone,
  panel,
  onRoom,
  onLeave,
  onRetry,
  onEnd,
  onWrapUp,
}: CallStageProps) {
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const state = useObservable(call.session.state);
  const media = useObservable(call.session.media.state);
  const people = useCallPeople(call.room.room, viewer.id, other.id);
  const cast = useCast(session, people);
  const stageView = useStageView();
  const [notice, say] = useNotice();
  const [hasShortcuts, setShortcuts] = useState(() => readMediaChoice().shortcuts);
  const canHover = useMediaQuery('(hover: hover)');
  const picture = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  const isRefused = state.phase === 'refused';
  // The mentee ends a session only once the mentor has gone.
  const mayEnd = viewer.id === session.mentor.id || (people.wasOtherHere && !people.other);
  const room = useSize(picture, isPhone);
  const foot = useSize(bar, `${isPhone} ${isRefused}`).height;
  const isHidden = useControlsHidden(picture, bar, !isPhone && canHover);
  const front = () => [
    ...(stageView.pinned === undefined ? [] : [stageView.pinned]),
    ...[...cast.screens, ...cast.faces].map(({ id }) => id),
  ];
  const pip = usePip(picture, front, say);
  useMediaKeys({
    media,
    toggle: (kind) => call.session.media.toggle(kind),
    leave: onLeave,
    enterPip: () => void pip.openByItself(),
  });
  const isFullScreen = useFullScreen(isPhone ? undefined : panel);
  useShortcuts(call.session, hasShortcuts);
  useCallNews(state.phase, people, other.name, say);
  useDeviceNews(call, other.name, say);
  useTakenMicrophone(call);

  const tellRoom = useEffectEvent(onRoom);
  useEffect(() => tellRoom({ stage: room.height, controls: foot }), [room.height, foot]);

  const controls = !isRefused && (
    <ControlBar
      ref={bar}
      call={call}
      isSharing={people.self.screen !== undefined}
      panel={isPhone ? undefined : { isOpen: panel.isOpen, toggle: panel.toggle }}
      hasShortcuts={hasShortcuts}
      onShortcuts={(on) => {
        setShortcuts(on);
        rememberMediaChoice({ shortcuts: on });
      }}
      say={say}
      onLeave={onLeave}
      onEnd={mayEnd ? onEnd : undefined}
      isNarrow={isPhone}
      isHidden={isHidden}
      className={
        isPhone
          ? 'relative z-10 shrink-0 bg-stage px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]'
          : classes('absolute inset-x-0 bottom-0 px-4 pt-10 pb-5 transition-opacity', isHidden && 'opacity-0')
      }
    />
  );

  return (
    <main
      id="content"
      tabIndex={-1}
      data-theme="dark"
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-stage text-ink"
    >
      <header className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
        <h1 className="min-w-0 truncate font-medium">{session.title}</h1>
        <div className="flex shrink-0 items-center gap-2">
          {!isRefused && <ViewMenu cast={cast} stageView={stageView} isFullScreen={isFullScreen} pip={pip} />}
          <MoreTime session={session} say={say} />
          <Clock session={session} say={say} isKept />
        </div>
      </header>
      <div ref={picture} className={classes('relative min-h-0 flex-1', isHidden && 'cursor-none')}>
        {state.phase === 'refused' ? (
          <RefusedView cause={state.cause} onRetry={onRetry} />
        ) : (
          <Stage
            cast={cast}
            people={people}
            stageView={stageView}
            otherName={other.name}
            phase={state.phase}
            isMicrophoneOn={media.microphone.on}
            room={stageRoom(isPhone ? panel.height : undefined, room.width, foot)}
          />
        )}
        <div className="-translate-x-1/2 pointer-events-none absolute top-14 left-1/2 z-10 flex w-[min(36rem,92%)] flex-col items-stretch gap-2 sm:top-3 [&>*]:pointer-events-auto">
          <CallBanner call={call} otherName={other.name} />
          <SilentMicrophone call={call} say={say} />
          {!isRefused && <Keeper session={session} say={say} onWrapUp={() => onWrapUp(mayEnd)} />}
          {notice && (
            <p className="self-center rounded-full bg-ink px-4 py-2 text-center text-page text-sm shadow-float">
              {notice}
            </p>
          )}
        </div>
        {!isPhone && controls}
      </div>
      {isPhone && controls}
      {pip.state.kind === 'window' && (
        <Suspense fallback={null}>
          <PipWindow
            target={pip.state.window}
            cast={cast}
            wanted={front()}
            phase={state.phase}
            wasOtherHere={people.wasOtherHere}
            media={media}
            onToggle={(kind) => call.session.media.toggle(kind)}
            onLeave={onLeave}
          />
        </Suspense>
      )}
    </main>
  );
}
