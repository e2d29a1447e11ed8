import type { Device, DeviceKind } from './mediaChoice.ts';

/** What there is to choose from, per kind. */
export type Devices = Readonly<Record<DeviceKind, readonly Device[]>>;

export const noDevices: Devices = { microphone: [], camera: [], speaker: [] };

const browserKinds: Record<MediaDeviceKind, DeviceKind> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** A browser's list, by kind. Before permission is given its entries have no ids: those are no choice. */
export function groupDevices(list: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[]): Devices {
  const of = (kind: DeviceKind) =>
    list
      .filter((one) => browserKinds[one.kind] === kind && one.deviceId !== '')
      .map((one) => ({ id: one.deviceId, label: one.label }));
  return { microphone: of('microphone'), camera: of('camera'), speaker: of('speaker') };
}

/** The chosen device where it is still there; undefined leaves the choice to the browser. */
export function presentDevice(devices: readonly Device[], chosen: Device | undefined): Device | undefined {
  if (!chosen) return undefined;
  // Browsers may give new ids after their data was cleared: the same name is the same thing then.
  return (
    devices.find(({ id }) => id === chosen.id) ??
    devices.find(({ label }) => label !== '' && label === chosen.label)
  );
}

/** Whether this browser can play through a chosen speaker. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}
