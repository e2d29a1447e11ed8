import { type DrawFrame, type FrameStream, untilOver } from './streamFrames.ts';

/** A page that is not looked at is not drawn, so that no frame is announced there: it is asked this often (ms). */
const hiddenEvery = 66;

/** As `streamFrames`, where frames cannot be taken from a track: plays it into a canvas that is filmed. */
export function filmCanvas(source: MediaStreamTrack, draw: DrawFrame): FrameStream {
  const video = document.createElement('video');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([source]);
  video.play().catch(() => undefined);
  const [track] = canvas.captureStream().getVideoTracks();
  if (!track || !context) throw new Error('This browser films no canvas.');
  let isOver = false;
  const show = async () => {
    // Its size is known before its first picture, which some browsers then refuse to take.
    if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return;
    const picture = await draw(await createImageBitmap(video));
    if (!picture) return;
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    context.drawImage(picture, 0, 0);
    picture.close();
  };
  const end = () => {
    if (isOver) return;
    isOver = true;
    video.srcObject = null;
    track.stop();
  };
  const run = async () => {
    while (!isOver) {
      await nextPicture(video);
      if (source.readyState === 'ended') break;
      await show();
    }
  };
  return { track, over: untilOver(run, () => isOver, end), end };
}

function nextPicture(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, hiddenEvery);
    if (!document.hidden && 'requestVideoFrameCallback' in video) {
      video.requestVideoFrameCallback(() => {
        clearTimeout(timer);
        resolve();
      });
    }
  });
}
