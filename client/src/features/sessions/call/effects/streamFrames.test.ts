import { beforeEach, describe, expect, it, vi } from 'vitest';
import { streamFrames } from './streamFrames.ts';

const picture = { close: () => undefined } as ImageBitmap;
const draw = async () => picture;

describe('a track of drawn pictures', () => {
  let camera: ReadableStreamDefaultController;
  let written: unknown[];
  let isRefused: boolean;

  beforeEach(() => {
    written = [];
    isRefused = false;
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readonly readable = new ReadableStream({
          start: (controller) => {
            camera = controller;
          },
        });
      },
    );
    vi.stubGlobal(
      'MediaStreamTrackGenerator',
      class {
        readonly writable = new WritableStream({ write: (frame) => void written.push(frame) });
        readonly stop = () => undefined;
      },
    );
    vi.stubGlobal(
      'VideoFrame',
      class {
        constructor() {
          if (isRefused) throw new Error('no memory');
        }
      },
    );
  });

  it('tells that it broke, also where the drawing went well', async () => {
    const { over } = streamFrames({} as MediaStreamTrack, draw);
    camera.enqueue({ timestamp: 0 });
    await vi.waitFor(() => expect(written).toHaveLength(1));
    isRefused = true;
    camera.enqueue({ timestamp: 1 });
    await expect(over).rejects.toThrow('no memory');
  });

  it('is over, and not broken, when the camera ends or it is ended itself', async () => {
    const first = streamFrames({} as MediaStreamTrack, draw);
    camera.close();
    await first.over;
    const second = streamFrames({} as MediaStreamTrack, draw);
    isRefused = true;
    camera.enqueue({ timestamp: 0 });
    second.end();
    await second.over;
  });
});
