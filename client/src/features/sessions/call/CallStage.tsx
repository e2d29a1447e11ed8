import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { withTexts } from '../../../platform/i18n/i18n.ts';
import { classes } from '../../../ui/classes.ts';
import { later, MissingLine } from '../../../ui/later.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { useOthersNews } from '../guests/useOthersNews.ts';
import { CallHeader } from './CallHeader.tsx';
import { CallNotices } from './CallNotices.tsx';
import { isClosed } from './connection/callFailure.ts';
import type { ActiveCall } from './connection/prepareCall.ts';
import { ControlBar } from './controls/ControlBar.tsx';
import { useCallKeys } from './controls/useCallKeys.tsx';
import { useControlsHidden } from './controls/useControlsHidden.ts';
import { isRoomy } from './layout/isRoomy.ts';
import { stageRoom } from './layout/stageRoom.ts';
import { useFullScreen } from './layout/useFullScreen.ts';
import { useMediaQuery } from './layout/useMediaQuery.ts';
import type { PanelPlace } from './layout/usePanelLayout.ts';
import { useSize } from './layout/useSize.ts';
import { readMediaChoice, rememberMediaChoice } from './media/mediaChoice.ts';
import { useDeviceNews } from './media/useDeviceNews.ts';
import { useTakenMicrophone } from './media/useTakenMicrophone.ts';
import { usePicturesNews } from './modes/usePicturesNews.ts';
import { useMediaKeys } from './pip/useMediaKeys.ts';
import { usePip } from './pip/usePip.ts';
import type { Cast } from './stage/cast.ts';
import { Stage } from './stage/Stage.tsx';
import { useCallNews } from './stage/useCallNews.ts';
import { type CallPeople, useCallPeople } from './stage/useCallPeople.ts';
import { useCast } from './stage/useCast.ts';
import { useLargeSpeaker } from './stage/useLargeSpeaker.tsx';
import { useStageView } from './stage/useStageView.ts';
import { useObservable } from './useObservable.ts';
import { useSaidLines } from './useSaidLines.ts';

const RefusedView = later(
  async () => (await withTexts(import('./RefusedView.tsx'), 'away')).RefusedView,
  MissingLine,
);
const PipWindow = later(async () => (await import('./pip/PipWindow.tsx')).PipWindow);

export interface CallStageProps {
  session: SessionView;
  call: ActiveCall;
  isPhone: boolean;
  /** Is not of the pair: what is theirs to decide is not shown. */
  isGuest: boolean;
  panel: PanelPlace;
  /** Heights of the picture and of the controls (px), as they change. */
  onRoom: (room: { stage: number; controls: number }) => void;
  onLeave: () => void;
  onRetry: (takesOver: boolean) => void;
  onStay: () => void;
  onEnd: () => void;
  /** To the questions at the end, while the session goes on. */
  onWrapUp: (mayEnd: boolean) => void;
}

/** Title and clock, the picture, and the controls over it, or below it on a phone; always dark. */
export function CallStage({
  session,
  call,
  isPhone,
  isGuest,
  panel,
  onRoom,
  onLeave,
  onRetry,
  onStay,
  onEnd,
  onWrapUp,
}: CallStageProps) {
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const state = useObservable(call.session.state);
  const media = useObservable(call.session.media.state);
  const people = useCallPeople(call.room, viewer.id, other.id);
  const cast = useCast(session, people);
  const stageView = useStageView();
  const { speaker, listener } = useLargeSpeaker(call.room.room, cast);
  const [lines, say] = useSaidLines();
  const [hasShortcuts, setShortcuts] = useState(() => readMediaChoice().shortcuts);
  const canHover = useMediaQuery('(hover: hover)');
  const sidePanel = isPhone ? undefined : panel;
  const picture = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  const notices = useRef<HTMLDivElement>(null);
  const isRefused = state.phase === 'refused';
  const mayEnd = !isGuest && mayEndSession(viewer.id === session.mentor.id, people);
  const isKept = !isRefused && !isGuest;
  const room = useSize(picture, isPhone);
  const head = useSize(notices).height;
  const foot = useSize(bar, `${isPhone} ${isRefused}`).height;
  // What is not sent although it was wanted stands with the controls: it must be seen.
  const hasFailure = (media.camera.failure ?? media.microphone.failure) !== undefined;
  const isHidden = useControlsHidden(picture, bar, !isPhone && canHover && !hasFailure);
  const front = () => frontOf(cast, stageView.pinned, speaker);
  const pip = usePip(picture, front, say);
  useMediaKeys({
    media,
    toggle: (kind) => call.session.media.toggle(kind),
    leave: onLeave,
    enterPip: () => void pip.openByItself(),
  });
  const isFullScreen = useFullScreen(sidePanel);
  const keys = useCallKeys({
    ...{ call, pair: [viewer, other], isOn: hasShortcuts, isRefused, say },
    togglePanel: sidePanel?.toggle,
  });
  useCallNews(state.phase, people, other.name, say);
  useOthersNews(call.room, session, { selfId: viewer.id, otherId: other.id }, say);
  useDeviceNews(call, other.name, say);
  useTakenMicrophone(call);
  const whyUnseen = useWhyUnseen(call, people, other.name, say);

  const tellRoom = useEffectEvent(onRoom);
  useEffect(() => tellRoom({ stage: room.height, controls: foot }), [room.height, foot]);

  const controls = (
    <ControlBar
      ref={bar}
      call={call}
      isSharing={people.self.screen !== undefined}
      panel={sidePanel}
      hasShortcuts={hasShortcuts}
      onShortcuts={(on) => {
        setShortcuts(on);
        rememberMediaChoice({ shortcuts: on });
      }}
      onHelp={keys.openHelp}
      onWhoSpeaks={keys.sayWhoSpeaks}
      isRoomy={isRoomy(isPhone, room.width)}
      say={say}
      onLeave={onLeave}
      onEnd={mayEnd ? onEnd : undefined}
      isNarrow={isPhone}
      isHidden={isHidden}
      className={isPhone ? barBelow : classes(barOver, isHidden && 'opacity-0')}
    />
  );

  return (
    <main
      id="content"
      tabIndex={-1}
      data-theme="dark"
      className={classes(
        'flex min-h-0 min-w-0 flex-1 flex-col bg-stage text-ink',
        offTheNotch(!isPhone && panel.isOpen),
      )}
    >
      <CallHeader
        {...{ session, isGuest, say }}
        isClosed={state.phase === 'refused' && isClosed(state.cause)}
        view={isRefused ? undefined : { cast, stageView, isFullScreen, pip }}
      />
      <div
        ref={picture}
        data-popover-room
        className={classes('relative min-h-0 flex-1', isHidden && 'cursor-none')}
      >
        {state.phase === 'refused' ? (
          <Suspense fallback={null}>
            <RefusedView {...state} {...{ session, isGuest, onRetry, onStay }} />
          </Suspense>
        ) : (
          <Stage
            cast={cast}
            people={people}
            stageView={stageView}
            speaker={speaker}
            otherName={other.name}
            phase={state.phase}
            isMicrophoneOn={media.microphone.on}
            whyUnseen={whyUnseen}
            head={head}
            room={stageRoom(isPhone ? panel.height : undefined, room.width, foot)}
          />
        )}
        <CallNotices
          ref={notices}
          {...{ session, call, lines, say, isGuest }}
          isTalking={keys.isTalking && state.phase === 'connected'}
          otherName={other.name}
          onWrapUp={isKept ? () => onWrapUp(mayEnd) : undefined}
        />
        {!isRefused && !isPhone && controls}
      </div>
      {!isRefused && isPhone && controls}
      {pip.state.kind === 'window' && (
        <Suspense fallback={null}>
          <PipWindow
            target={pip.state.window}
            cast={cast}
            wanted={front()}
            phase={state.phase}
            otherGone={people.otherGone}
            media={media}
            onToggle={(kind) => call.session.media.toggle(kind)}
            onLeave={onLeave}
          />
        </Suspense>
      )}
      {listener}
      {keys.help}
    </main>
  );
}

/** Ids of what is to be seen first where not all can be. */
const frontOf = ({ screens, faces }: Cast, pinned: string | undefined, speaker: string | undefined) =>
  [pinned, ...screens.map(({ id }) => id), speaker, ...faces.map(({ id }) => id)].filter(
    (id) => id !== undefined,
  );

const barBelow = 'relative z-10 shrink-0 bg-stage px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]';
const barOver =
  'absolute inset-x-0 bottom-0 px-4 pt-10 pb-[max(1.25rem,env(safe-area-inset-bottom))] transition-opacity';

/** Why there is no picture of somebody, by identity; tells when the other person changes to sound only, and back. */
function useWhyUnseen(call: ActiveCall, people: CallPeople, otherName: string, say: (text: string) => void) {
  const { limits } = call.room;
  const saidSoundOnly = usePicturesNews(limits, people.other?.participant.identity, otherName, say);
  const { soundOnly } = useObservable(call.modes.state);
  return (identity: string) =>
    soundOnly ? 'selfSoundOnly' : saidSoundOnly.has(identity) ? 'soundOnly' : 'noPicture';
}

/** The mentee ends a session only once the mentor has gone. */
const mayEndSession = (isMentor: boolean, { otherGone }: CallPeople): boolean =>
  isMentor || otherGone !== undefined;

/** @param isPanelRight the panel stands at the right of the stage, and keeps off a notch there by itself */
const offTheNotch = (isPanelRight: boolean): string =>
  isPanelRight
    ? 'pl-[env(safe-area-inset-left)]'
    : 'pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]';
