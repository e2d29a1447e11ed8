import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Suspense } from 'react';
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
}: CallNoticesProps) {
  return (
    <div className="-translate-x-1/2 pointer-events-none absolute top-14 left-1/2 z-10 flex w-[min(36rem,92%)] flex-col items-stretch gap-2 sm:top-3 [&>*]:pointer-events-auto">
      {!isGuest && (
        <Suspense fallback={null}>
          <GuestDesk session={session} />
        </Suspense>
      )}
      <CallBanner call={call} checked={{ sessionId: session.id, isGuest }} otherName={otherName} />
      <SilentMicrophone call={call} say={say} />
      {onWrapUp && <Keeper session={session} say={say} onWrapUp={onWrapUp} />}
      <TalkingNote isTalking={isTalking} />
      {lines.map(({ id, text }) => (
        <p
          key={id}
          className="self-center rounded-full bg-ink px-4 py-2 text-center text-page text-sm shadow-float"
        >
          {text}
        </p>
      ))}
    </div>
  );
}
