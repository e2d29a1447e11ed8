import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { filmCanvas } from './filmCanvas.ts';

const camera = { readyState: 'live' } as MediaStreamTrack;
let has: number;

beforeEach(() => {
  has = HTMLMediaElement.HAVE_METADATA;
  const film = { getVideoTracks: () => [{ stop: () => undefined }] } as unknown as MediaStream;
  Object.assign(HTMLCanvasElement.prototype, { captureStream: () => film });
  vi.stubGlobal('MediaStream', class {});
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    drawImage: () => undefined,
  } as never);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640);
  vi.spyOn(HTMLMediaElement.prototype, 'readyState', 'get').mockImplementation(() => has);
  vi.stubGlobal('createImageBitmap', async () => {
    if (has < HTMLMediaElement.HAVE_CURRENT_DATA) throw new DOMException('', 'InvalidStateError');
    return { width: 640, height: 480, close: () => undefined };
  });
});
afterEach(() => vi.restoreAllMocks());

it('waits for the first picture of a camera whose size is known before', async () => {
  const draw = vi.fn(async () => undefined);
  const { over, end } = filmCanvas(camera, draw);
  await new Promise((resolve) => setTimeout(resolve, 150));
  has = HTMLMediaElement.HAVE_CURRENT_DATA;
  await vi.waitFor(() => expect(draw).toHaveBeenCalled());
  end();
  await over;
});

it('tells that it broke where no picture can be taken', async () => {
  has = HTMLMediaElement.HAVE_CURRENT_DATA;
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no memory')));
  await expect(filmCanvas(camera, async () => undefined).over).rejects.toThrow('no memory');
});
