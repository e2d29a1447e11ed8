/** Draws another picture in place of a given one, which it closes; undefined where it could not. */
export type DrawFrame = (picture: VideoFrame | ImageBitmap) => Promise<ImageBitmap | undefined>;

/** A track of drawn pictures, until it is ended. */
export interface FrameStream {
  readonly track: MediaStreamTrack;
  /** Resolves when it was ended or its source has; rejects where it broke. */
  readonly over: Promise<void>;
  /** Ends the drawn track; the one that it was made of goes on. */
  end(): void;
}

/** Not in the language's own list: only Chromium has them on the page. */
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readable: ReadableStream<VideoFrame> };
declare const MediaStreamTrackGenerator: new (options: {
  kind: 'video';
}) => MediaStreamTrack & { writable: WritableStream<VideoFrame> };

/** Takes frames from a track and puts the drawn ones into another. It goes on at full speed while the page is hidden. */
export function streamFrames(source: MediaStreamTrack, draw: DrawFrame): FrameStream {
  // One waiting frame: a slow machine skips pictures instead of falling behind.
  const frames = new MediaStreamTrackProcessor({ track: source, maxBufferSize: 1 }).readable.getReader();
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const drawn = track.writable.getWriter();
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    void frames.cancel().catch(() => undefined);
    void drawn.close().catch(() => undefined);
    track.stop();
  };
  const run = async () => {
    while (!isOver) {
      const { value: frame, done } = await frames.read();
      if (done) break;
      const { timestamp } = frame;
      const picture = await draw(frame);
      if (!picture) continue;
      const next = new VideoFrame(picture, { timestamp });
      picture.close();
      if (isOver) next.close();
      else await drawn.write(next);
    }
  };
  return { track, over: untilOver(run, () => isOver, end), end };
}

/** Whatever goes wrong in the middle ends it: a still picture would look like a bad connection. */
export async function untilOver(
  run: () => Promise<void>,
  isOver: () => boolean,
  end: () => void,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    // What fails because it was ended is no failure.
    if (!isOver()) throw error;
  } finally {
    end();
  }
}
