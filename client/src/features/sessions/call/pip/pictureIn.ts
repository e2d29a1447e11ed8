/** The first of these faces and screens that shows a picture on the stage. */
export function pictureIn(stage: ParentNode | null, ids: readonly string[]): HTMLVideoElement | undefined {
  for (const id of ids) {
    const video = stage?.querySelector<HTMLVideoElement>(`[data-tile="${CSS.escape(id)}"] video`);
    if (video) return video;
  }
  return undefined;
}
