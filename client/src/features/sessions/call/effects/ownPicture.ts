import { pictureKey as key, onBackgroundClaim } from '../../../../platform/device/ownBackground.ts';
import { deviceStorage } from '../../../../platform/publicComputer.ts';
import { Observable } from '../Observable.ts';

/** As large as a camera's picture: a photograph of a phone would fill what a browser lets a page keep. */
const size = { width: 1280, height: 720 };

function read(): string | undefined {
  try {
    return deviceStorage().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A person's own background as an address of data. It is kept on this device and never sent as a file. */
export const ownPicture = new Observable<string | undefined>(read());
onBackgroundClaim(() => ownPicture.set(read()));

/** Takes a file as own background. Rejects where it is no picture that this browser can read. */
export async function keepOwnPicture(file: Blob): Promise<void> {
  const picture = await createImageBitmap(file);
  const { width, height } = size;
  const factor = Math.max(width / picture.width, height / picture.height);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const drawn = { width: picture.width * factor, height: picture.height * factor };
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is nothing to draw on.');
  const [left, top] = [(width - drawn.width) / 2, (height - drawn.height) / 2];
  context.drawImage(picture, left, top, drawn.width, drawn.height);
  picture.close();
  const address = canvas.toDataURL('image/jpeg', 0.85);
  ownPicture.set(address);
  try {
    deviceStorage().setItem(key, address);
  } catch {
    // No room, or storage is closed to us: it lasts as long as the page.
  }
}

export function forgetOwnPicture(): void {
  ownPicture.set(undefined);
  try {
    deviceStorage().removeItem(key);
  } catch {
    // Then it was never kept.
  }
}
