import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { classes } from '../../../ui/classes.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { CallBanner } from './CallBanner.tsx';
import { Clock } from './Clock.tsx';
import { ControlBar } from './ControlBar.tsx';
import type { RefusalCause } from './callFailure.ts';
import { WrapUpDialog } from './EndSession.tsx';
import type { JoinMedia } from './LobbyMedia.ts';
import { readMediaChoice, rememberMediaChoice } from './mediaChoice.ts';
import { PanelFrame, peekHeight } from './PanelFrame.tsx';
import { RefusedView } from './RefusedView.tsx';
import { Stage } from './Stage.tsx';
import { useCallNews } from './useCallNews.ts';
import { useCallPeople } from './useCallPeople.ts';
import { type ActiveCall, useCallSession } from './useCallSession.ts';
import { useControlsHidden } from './useControlsHidden.ts';
import { useDeviceNews } from './useDeviceNews.ts';
import { useMediaQuery } from './useMediaQuery.ts';
import { useNotice } from './useNotice.ts';
import { useObservable } from './useObservable.ts';
import { usePanelLayout } from './usePanelLayout.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useSize } from './useSize.ts';

const Panel = lazy(async () => ({ default: (await import('../panel/Panel.tsx')).Panel }));

/** Stages at least this wide have oneself's picture beside the controls, others above them (px). */
const besideFrom = 1_020;

export interface CallProps {
  session: SessionView;
  /** Agenda and notes; undefined while it is being opened. */
  collab: CollabDocument | undefined;
  media: JoinMedia;
  /** The person left by the button. */
  onLeave: () => void;
  /** The server did not let in, or not any more. */
  onRefused: (cause: RefusalCause) => void;
  onRetry: () => void;
  /** The person ended the session here. */
  onEnded: () => void;
}

/** The hour itself: the other person, the clock, and beside them agenda, notes and actions. */
export function Call(props: CallProps) {
  const call = useCallSession(props.session.id, props.media);
  return call ? <Hour {...props} call={call} /> : null;
}

function Hour({
  session,
  collab,
  call,
  onLeave,
  onRefused,
  onRetry,
  onEnded,
}: CallProps & { call: ActiveCall }) {
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const state = useObservable(call.session.state);
  const media = useObservable(call.session.media.state);
  const people = useCallPeople(call.room.room, other.id);
  const [notice, say] = useNotice();
  const [hasShortcuts, setShortcuts] = useState(() => readMediaChoice().shortcuts);
  const [isEnding, setEnding] = useState(false);
  const isPhone = useMediaQuery('(max-width: 767px)');
  const canHover = useMediaQuery('(hover: hover)');
  const root = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const room = useSize(picture);
  const foot = useSize(bar).height;
  const panel = usePanelLayout(isPhone, room.height, foot);
  const isHidden = useControlsHidden(picture, bar, !isPhone && canHover);
  useShortcuts(call.session, hasShortcuts);
  useCallNews(state.phase, people, other.name, say);
  useDeviceNews(call, other.name, say);

  const refused = state.phase === 'refused' ? state.cause : undefined;
  const tellRefused = useEffectEvent(onRefused);
  useEffect(() => {
    if (refused) tellRefused(refused);
  }, [refused]);

  const controls = (
    <ControlBar
      ref={bar}
      call={call}
      isSharing={people.selfScreen !== undefined}
      panel={isPhone ? undefined : { isOpen: panel.isOpen, toggle: panel.toggle }}
      hasShortcuts={hasShortcuts}
      onShortcuts={(on) => {
        setShortcuts(on);
        rememberMediaChoice({ shortcuts: on });
      }}
      say={say}
      onLeave={onLeave}
      onEnd={viewer.id === session.mentor.id ? () => setEnding(true) : undefined}
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
    <div ref={root} className={classes('relative flex min-h-0 flex-1', isPhone && 'flex-col')}>
      <main
        id="content"
        tabIndex={-1}
        data-theme="dark"
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-stage text-ink"
      >
        <header className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
          <h1 className="min-w-0 truncate font-medium">{session.title}</h1>
          <Clock session={session} say={say} />
        </header>
        <div ref={picture} className={classes('relative min-h-0 flex-1', isHidden && 'cursor-none')}>
          {refused ? (
            <RefusedView cause={refused} onRetry={onRetry} />
          ) : (
            <Stage
              session={session}
              people={people}
              phase={state.phase}
              isMicrophoneOn={media.microphone.on}
              foot={isPhone ? peekHeight : room.width >= besideFrom ? 8 : foot - 24}
              isCovered={isPhone && panel.height !== 'peek'}
            />
          )}
          <div className="-translate-x-1/2 absolute top-14 left-1/2 z-10 flex w-[min(36rem,92%)] flex-col items-stretch gap-2 sm:top-3">
            <CallBanner call={call} otherName={other.name} />
            {notice && (
              <p className="self-center rounded-full bg-ink px-4 py-2 text-center text-page text-sm shadow-float">
                {notice}
              </p>
            )}
          </div>
          {!isPhone && !refused && controls}
        </div>
        {isPhone && !refused && controls}
      </main>
      <PanelFrame layout={panel.layout}>
        {collab ? (
          <Suspense fallback={<PanelLoading />}>
            <Panel session={session} viewer={viewer} collab={collab} />
          </Suspense>
        ) : (
          <PanelLoading />
        )}
      </PanelFrame>
      {isEnding && (
        <WrapUpDialog session={session} collab={collab} onClose={() => setEnding(false)} onEnded={onEnded} />
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
