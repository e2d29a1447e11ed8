/** Heights of the sheet on a phone: only its handle, half of the stage, all of it. */
export const sheetHeights = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof sheetHeights)[number];

/** Share of the stage that each height covers; `peek` is a fixed strip. */
export const sheetShare: Record<SheetHeight, number> = { peek: 0, half: 0.55, full: 1 };

/** Px per ms above which a drag is a flick: it goes one step on, wherever it ends. */
const flick = 0.5;

/** Where a sheet comes to rest that was let go at `share` of the stage, moving at `speed` (px per ms, up is positive). */
export function settleSheet(share: number, speed: number, from: SheetHeight): SheetHeight {
  const index = sheetHeights.indexOf(from);
  if (speed > flick) return sheetHeights[Math.min(index + 1, sheetHeights.length - 1)] ?? from;
  if (speed < -flick) return sheetHeights[Math.max(index - 1, 0)] ?? from;
  const distance = (height: SheetHeight) => Math.abs(sheetShare[height] - share);
  return sheetHeights.reduce((best, height) => (distance(height) < distance(best) ? height : best));
}
