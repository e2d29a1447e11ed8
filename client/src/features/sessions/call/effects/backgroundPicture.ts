import type { RoomId } from './backgroundIds.ts';
import { ownPicture } from './ownPicture.ts';
import daylight from './rooms/daylight.svg';
import evening from './rooms/evening.svg';
import plain from './rooms/plain.svg';

/** Addresses of the rooms that come with Rapport: drawings, which weigh next to nothing and fit every camera. */
export const rooms: Readonly<Record<RoomId, string>> = { daylight, evening, plain };

const size = { width: 1280, height: 720 };

/** A room or the person's own picture, ready to be drawn. Rejects where there is none. */
export async function backgroundPicture(id: RoomId | 'own'): Promise<ImageBitmap> {
  const address = id === 'own' ? ownPicture.get() : rooms[id];
  if (!address) throw new Error('There is no picture of one’s own.');
  const image = new Image();
  image.src = address;
  await image.decode();
  // By way of a canvas: not every browser makes a bitmap of a drawing.
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  return createImageBitmap(canvas);
}
