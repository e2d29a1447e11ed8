import { groupDevices } from '../media/devices.ts';
import type { JoinMedia } from '../media/LobbyMedia.ts';
import { isStillGood, readCheck } from '../media/lastCheck.ts';
import { readMediaChoice } from '../media/mediaChoice.ts';
import { permissionOf } from '../media/permissionOf.ts';

/** What to go in with when nothing needs the lobby; undefined when something does. Opens no device. */
export async function readStraightIn(): Promise<JoinMedia | undefined> {
  const choice = readMediaChoice();
  const [microphone, camera, list] = await Promise.all([
    permissionOf('microphone'),
    permissionOf('camera'),
    navigator.mediaDevices?.enumerateDevices().catch(() => []),
  ]);
  const isGood = isStillGood(
    readCheck(),
    choice,
    { microphone, camera },
    groupDevices(list ?? []),
    Date.now(),
  );
  return isGood ? { microphone: { on: choice.microphone }, camera: { on: choice.camera } } : undefined;
}
