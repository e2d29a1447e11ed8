import { useTranslation } from 'react-i18next';
import { Select } from '../../../../ui/Select.tsx';
import type { Device, DeviceKind } from './mediaChoice.ts';

export interface DeviceSelectProps {
  kind: DeviceKind;
  devices: readonly Device[];
  /** Id of the device in use. */
  value: string | undefined;
  onChoose: (device: Device) => void;
  /** A remembered device that is not connected. */
  missed?: string | undefined;
}

/** Chooses one of the connected devices of a kind; nothing to choose shows nothing. */
export function DeviceSelect({ kind, devices, value, onChoose, missed }: DeviceSelectProps) {
  const { t } = useTranslation('call');
  if (devices.length === 0) return null;
  const known = devices.some(({ id }) => id === value);
  return (
    <Select
      label={t(`device.${kind}`)}
      value={known && value ? value : ''}
      placeholder={t('device.browserChoice')}
      hint={missed === undefined ? undefined : t('device.missed', { label: missed })}
      options={devices.map(({ id, label }, index) => ({
        value: id,
        label: label || t(`device.unnamed_${kind}`, { number: index + 1 }),
      }))}
      onChange={(id) => {
        const device = devices.find((one) => one.id === id);
        if (device) onChoose(device);
      }}
    />
  );
}
