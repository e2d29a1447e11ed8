import { useTranslation } from 'react-i18next';
import { Select } from '../../../../ui/Select.tsx';
import type { Device, DeviceKind } from './mediaChoice.ts';

export interface DeviceSelectProps {
  kind: DeviceKind;
  devices: readonly Device[];
  /** Id of the device in use. */
  value: string | undefined;
  onChoose: (device: Device) => void;
  /** Name of a remembered device that is not connected. */
  missed?: string | undefined;
  /** Name of a remembered device that was away and is used again. */
  back?: string | undefined;
}

/** Chooses one of the connected devices of a kind; nothing to choose shows nothing. */
export function DeviceSelect({ kind, devices, value, onChoose, missed, back }: DeviceSelectProps) {
  const { t } = useTranslation('call');
  if (devices.length === 0) return null;
  const used = devices.find(({ id }) => id === value);
  const hint =
    missed === undefined
      ? back && t('device.back', { label: back })
      : t(used?.label ? 'device.missedFor' : 'device.missed', { label: missed, used: used?.label });
  return (
    <Select
      label={t(`device.${kind}`)}
      value={used?.id ?? ''}
      placeholder={t('device.browserChoice')}
      hint={hint}
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
