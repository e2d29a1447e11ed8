import { RoomEvent } from 'livekit-client';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import type { CallState } from './connection/CallSession.ts';
import type { WaitCause } from './connection/callFailure.ts';
import type { ActiveCall } from './connection/prepareCall.ts';
import { LazyModeBanner } from './modes/LazyModeBanner.tsx';
import type { Checked } from './networkCheck/runCheck.ts';
import { useNetworkCheckButton } from './networkCheck/useNetworkCheckButton.tsx';
import { useObservable } from './useObservable.ts';

/** What is wrong with the call now, and what is safe: words that stay as long as it lasts. */
export function CallBanner({
  call,
  checked,
  otherName,
}: {
  call: ActiveCall;
  checked: Checked;
  otherName: string;
}) {
  const { t } = useTranslation('call');
  const state = useObservable(call.session.state);
  const isSilent = useBlockedAudio(call);
  const check = useNetworkCheckButton(checked, 'plain');
  // The region stands from the start, so that what appears in it is read.
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {state.phase === 'joining' && (
        <div className="self-center rounded-full bg-stage-raised px-4 py-2">
          <Spinner label={t('banner.joining')} />
        </div>
      )}
      {(state.phase === 'reconnecting' || state.phase === 'waiting_for_sfu') && (
        <Banner tone="warm" isAnnounced={false} action={state.phase === 'waiting_for_sfu' && check.button}>
          {t(`banner.${wordsOf(state)}`)}
        </Banner>
      )}
      {state.phase === 'connected' && isSilent && (
        <Banner
          tone="warm"
          isAnnounced={false}
          action={
            <Button variant="primary" onPress={() => void call.room.room.startAudio()}>
              {t('banner.audioStart', { name: otherName })}
            </Button>
          }
        >
          {t('banner.audioBlocked')}
        </Banner>
      )}
      <LazyModeBanner call={call} isConnected={state.phase === 'connected'} />
      {check.dialog}
    </div>
  );
}

/** Only of a call that stands it can be said that sound and picture go on. */
const wordsOf = ({ phase, cause }: Extract<CallState, { cause: WaitCause }>) =>
  phase === 'waiting_for_sfu' && cause === 'server' ? 'serverWaits' : cause;

function useBlockedAudio({ room: { room } }: ActiveCall): boolean {
  const [isBlocked, setBlocked] = useState(!room.canPlaybackAudio);
  useEffect(() => {
    const read = () => setBlocked(!room.canPlaybackAudio);
    read();
    room.on(RoomEvent.AudioPlaybackStatusChanged, read);
    return () => {
      room.off(RoomEvent.AudioPlaybackStatusChanged, read);
    };
  }, [room]);
  return isBlocked;
}
