import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type Ref, Suspense } from 'react';
import { GuestDesk } from '../guests/loadGuests.tsx';
import { CallBanner } from './CallBanner.tsx';
import type { ActiveCall } from './connection/prepareCall.ts';
import { TalkingNote } from './controls/TalkingNote.tsx';
import { Keeper } from './keeper/Keeper.tsx';
import { SilentMicrophone } from './media/SilentMicrophone.tsx';
import type { SaidLine } from './useSaidLines.ts';

export interface CallNoticesProps {
  session: SessionView;
  call: ActiveCall;
  otherName: string;
  lines: readonly SaidLine[];
  say: (text: string) => void;
  /** The microphone is on while a key is held. */
  isTalking: boolean;
  /** Undefined for who has no hour to keep: a guest, or somebody who was not let in. */
  onWrapUp: (() => void) | undefined;
  isGuest: boolean;
  ref: Ref<HTMLDivElement>;
}

/** What stands over the picture: who waits, what is wrong, what is due, what was just said. */
export function CallNotices({
  session,
  call,
  otherName,
  lines,
  say,
  isTalking,
  onWrapUp,
  isGuest,
  ref,
}: CallNoticesProps) {
  return (
    <div ref={ref} className="@container pointer-events-none absolute inset-x-0 top-0 z-10">
      {/* Below the name of who fills the stage, unless there is room beside it. */}
      <div className="mx-auto flex w-[min(36rem,92%)] flex-col gap-2 pt-14 @6xl:pt-3 [&>*]:pointer-events-auto">
        <div className="peer contents">
          {!isGuest && (
            <Suspense fallback={null}>
              <GuestDesk session={session} />
            </Suspense>
          )}
          <CallBanner call={call} checked={{ sessionId: session.id, isGuest }} otherName={otherName} />
          <SilentMicrophone call={call} say={say} />
          {onWrapUp && <Keeper session={session} say={say} onWrapUp={onWrapUp} />}
          <TalkingNote isTalking={isTalking} />
        </div>
        {/* Below what stays, only the newest: more would cover the face. */}
        {lines.map(({ id, text }) => (
          <p
            key={id}
            className="peer-has-[>:not(:empty)]:not-last:hidden self-center rounded-full bg-ink px-4 py-2 text-center text-page text-sm shadow-float"
          >
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}
