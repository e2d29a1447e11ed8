import { z } from 'zod';
import { deviceStorage } from '../../../../platform/publicComputer.ts';
import { type Devices, presentDevice } from './devices.ts';
import { device, type MediaChoice, type MediaKind } from './mediaChoice.ts';

/** Camera and microphone as they ran when the person last went in through the lobby; a kind is absent that did not. */
const lastCheck = z.object({ at: z.number(), microphone: device.optional(), camera: device.optional() });
export type LastCheck = z.output<typeof lastCheck>;

const key = 'rapport.mediaCheck';
const kinds = ['microphone', 'camera'] as const;
/** Older than that it says little of today's cables (ms). */
const goodFor = 30 * 24 * 60 * 60_000;

export function readCheck(): LastCheck | undefined {
  try {
    return lastCheck.parse(JSON.parse(deviceStorage().getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Keeps what ran, or with undefined that it did not go well. */
export function rememberCheck(check: LastCheck | undefined): void {
  try {
    if (check) deviceStorage().setItem(key, JSON.stringify(check));
    else deviceStorage().removeItem(key);
  } catch {
    // Nothing is kept here: each way in leads through the lobby.
  }
}

/**
 * Whether somebody who presses Join elsewhere may go straight in: all that they want on ran the last time, is allowed
 * without a question, and is connected. Pure.
 * @param now ms
 */
export function isStillGood(
  check: LastCheck | undefined,
  choice: Pick<MediaChoice, MediaKind>,
  permissions: Readonly<Record<MediaKind, PermissionState | undefined>>,
  devices: Devices,
  now: number,
): boolean {
  if (!check || now - check.at > goodFor) return false;
  return kinds.every(
    (kind) =>
      !choice[kind] ||
      (permissions[kind] === 'granted' && presentDevice(devices[kind], check[kind]) !== undefined),
  );
}
