import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { DeviceSelect } from './DeviceSelect.tsx';
import type { Device } from './mediaChoice.ts';

/** A microphone that is on gives nothing: which one, what it may be, and the others to choose from. */
export function SilentNote({
  microphones,
  usedId,
  usedLabel,
  onChoose,
  action,
}: {
  microphones: readonly Device[];
  usedId: string | undefined;
  /** As the browser calls the track, where the device has no name of its own. */
  usedLabel: string;
  onChoose: (device: Device) => void;
  action?: ReactNode;
}) {
  const { t } = useTranslation('call');
  const label = microphones.find(({ id }) => id === usedId)?.label || usedLabel || t('device.yourMicrophone');
  const hasOthers = microphones.some(({ id }) => id !== usedId);
  return (
    <Banner tone="warm" action={action}>
      <div className="flex flex-col gap-2">
        <p>{t(hasOthers ? 'device.silentChoose' : 'device.silent', { label })}</p>
        {hasOthers && (
          <DeviceSelect kind="microphone" devices={microphones} value={usedId} onChoose={onChoose} />
        )}
      </div>
    </Banner>
  );
}
