import { z } from 'zod';
import { deviceStorage } from '../../../../platform/publicComputer.ts';
import { backgroundIds } from '../effects/backgroundIds.ts';

/** What a person sends. */
export type MediaKind = 'microphone' | 'camera';
/** What a person chooses among. */
export type DeviceKind = MediaKind | 'speaker';

/** A device by which it can be found again, and named when it cannot. */
export const device = z.object({ id: z.string(), label: z.string() });
export type Device = z.output<typeof device>;

const mediaChoice = z.object({
  /** Whether the person came in with it on, the last time they decided. */
  microphone: z.boolean().catch(true),
  camera: z.boolean().catch(true),
  /** The label is kept too, so that a device that is gone can be named. */
  devices: z
    .object({ microphone: device.optional(), camera: device.optional(), speaker: device.optional() })
    .catch({}),
  /** Whether single letters switch microphone and camera. */
  shortcuts: z.boolean().catch(true),
  /** What stands behind the person. */
  background: z.enum(backgroundIds).catch('none'),
  /** Whether the browser takes noise out of the microphone's sound; music and some voices need it off. */
  noiseSuppression: z.boolean().catch(true),
});
export type MediaChoice = z.output<typeof mediaChoice>;

const key = 'rapport.media';

/** What was chosen on this device the last time. Anything unreadable counts as never chosen. */
export function readMediaChoice(storage?: Pick<Storage, 'getItem'>): MediaChoice {
  try {
    return mediaChoice.parse(JSON.parse((storage ?? deviceStorage()).getItem(key) ?? '{}'));
  } catch {
    return mediaChoice.parse({});
  }
}

/** Keeps a change of the choice for the next time; lasts as long as the page where storage is closed. */
export function rememberMediaChoice(
  change: Partial<MediaChoice>,
  storage?: Pick<Storage, 'getItem' | 'setItem'>,
): MediaChoice {
  const before = readMediaChoice(storage);
  const next = { ...before, ...change, devices: { ...before.devices, ...change.devices } };
  try {
    (storage ?? deviceStorage()).setItem(key, JSON.stringify(next));
  } catch {
    // Private windows of some browsers: there is nothing to be done, and nothing lost but a preference.
  }
  return next;
}
