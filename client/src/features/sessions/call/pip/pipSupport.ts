/** As far as we use it; browsers that have it are Chromium's. https://wicg.github.io/document-picture-in-picture/ */
export interface DocumentPictureInPicture {
  readonly window: Window | null;
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

/** A small window of our own over all others, where the browser makes one. */
export function documentPip(): DocumentPictureInPicture | undefined {
  return (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;
}

/** Whether any of the two ways is there: a window of our own, or a picture that the browser takes out of the page. */
export function canPip(): boolean {
  return documentPip() !== undefined || document.pictureInPictureEnabled === true;
}
