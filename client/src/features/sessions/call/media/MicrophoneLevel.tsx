import { useTranslation } from 'react-i18next';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { useMicrophone } from './useMicrophone.ts';

/** A microphone that gives nothing at all is named over the picture. */
const saidElsewhere = () => undefined;

/** In the call: that the microphone in use hears something, or that nothing of it is sent. */
export function MicrophoneLevel({ call }: { call: ActiveCall }) {
  const { t } = useTranslation('call');
  const { track, isSent } = useMicrophone(call.room.room);
  if (track && isSent) return <LevelMeter track={track} onSilence={saidElsewhere} />;
  return <p className="text-muted text-sm">{t('stage.youMuted')}</p>;
}
