/** Whether this browser can hide what is behind a person: it has to draw, compute and film off the page. */
export function canHideBackground(): boolean {
  const canFilm = canStreamFrames() || 'captureStream' in HTMLCanvasElement.prototype;
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined' || !canFilm) return false;
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return false;
  try {
    return new OffscreenCanvas(1, 1).getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** Whether frames can be taken from a track and put into one, without a picture on the page. */
export function canStreamFrames(): boolean {
  return 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis;
}
