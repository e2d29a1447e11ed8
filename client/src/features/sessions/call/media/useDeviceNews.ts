import { type Participant, RoomEvent, Track, type TrackPublication } from 'livekit-client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActiveCall } from '../connection/prepareCall.ts';
import { type Devices, groupDevices, noDevices, presentDevice } from './devices.ts';
import { type DeviceKind, type MediaKind, readMediaChoice } from './mediaChoice.ts';

const kinds: Partial<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};
/** A switch so soon after something was plugged in or out comes from that (ms). */
const causedWithin = 10_000;
const sources = { microphone: Track.Source.Microphone, camera: Track.Source.Camera } as const;
const sent: readonly MediaKind[] = ['microphone', 'camera'];
const chosen: readonly DeviceKind[] = [...sent, 'speaker'];

const readDevices = async (): Promise<Devices> =>
  groupDevices(await navigator.mediaDevices.enumerateDevices().catch(() => []));

/** The remembered devices again, where they are connected: the library goes by the browser's order. */
async function goBack(room: ActiveCall['room'], devices: Devices, before: Devices): Promise<void> {
  const { devices: remembered } = readMediaChoice();
  for (const kind of chosen) {
    const device = presentDevice(devices[kind], remembered[kind]);
    if (!device) continue;
    // The library calls a speaker the one in use that was not there when the call began, and plays on another.
    const hasJustCome = kind === 'speaker' && !before.speaker.some(({ id }) => id === device.id);
    if (!hasJustCome && room.activeDevice(kind) === device.id) continue;
    // Where it cannot be had, the one in its place goes on.
    await room.choose(kind, device).catch(() => undefined);
  }
}

/**
 * Goes back to a remembered device that is connected again. Says to what the call switched when something was plugged
 * in or out, or that there is none left.
 */
export function useDeviceNews(
  call: ActiveCall | undefined,
  otherName: string,
  say: (text: string) => void,
): void {
  const { t } = useTranslation('call');
  const pluggedAt = useRef(Number.NEGATIVE_INFINITY);
  const known = useRef(noDevices);
  const onActive = useEffectEvent(async (browserKind: MediaDeviceKind, id: string) => {
    const kind = kinds[browserKind];
    // The first device of a call and a chosen one are no news.
    if (!kind || performance.now() - pluggedAt.current > causedWithin) return;
    const device = (await readDevices())[kind].find((one) => one.id === id);
    if (device?.label) say(t(`device.switched_${kind}`, { label: device.label }));
  });
  const onChange = useEffectEvent(async () => {
    if (!call) return;
    const before = known.current;
    const devices = await readDevices();
    known.current = devices;
    await goBack(call.room, devices, before);
    for (const kind of sent) {
      const { on, failure } = call.session.media.state.get()[kind];
      const isThere = devices[kind].length > 0;
      if (on && !isThere) {
        call.session.media.fail(kind, 'missing');
        say(t(`device.gone_${kind}`, { name: otherName }));
      } else if (isThere && failure === 'missing') call.session.media.rest(kind, true);
    }
  });
  // The library mutes what it could not get again after its device had gone. A try of ours brings it back, or the reason.
  const onMuted = useEffectEvent((publication: TrackPublication, { isLocal }: Participant) => {
    const kind = sent.find((one) => publication.source === sources[one]);
    if (isLocal && kind && call?.session.media.state.get()[kind].on) call.session.media.rest(kind, true);
  });
  useEffect(() => {
    if (!call) return;
    const { room } = call.room;
    void readDevices().then((devices) => {
      known.current = devices;
    });
    const onPlug = () => {
      pluggedAt.current = performance.now();
    };
    navigator.mediaDevices?.addEventListener('devicechange', onPlug);
    room.on(RoomEvent.ActiveDeviceChanged, onActive);
    room.on(RoomEvent.MediaDevicesChanged, onChange);
    room.on(RoomEvent.TrackMuted, onMuted);
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', onPlug);
      room.off(RoomEvent.ActiveDeviceChanged, onActive);
      room.off(RoomEvent.MediaDevicesChanged, onChange);
      room.off(RoomEvent.TrackMuted, onMuted);
    };
  }, [call]);
}
