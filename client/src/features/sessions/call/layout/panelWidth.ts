/** Widths of the panel (px): where it starts, how narrow it may be. At most it takes half of the window. */
export const panelWidths = { usual: 400, compact: 340, least: 320, step: 24 } as const;

const compactBelow = 1200;

/** The width before anybody dragged it. */
export function usualPanelWidth(windowWidth: number): number {
  return clampPanelWidth(windowWidth < compactBelow ? panelWidths.compact : panelWidths.usual, windowWidth);
}

export function greatestPanelWidth(windowWidth: number): number {
  return Math.max(panelWidths.least, Math.floor(windowWidth / 2));
}

export function clampPanelWidth(width: number, windowWidth: number): number {
  return Math.round(Math.min(greatestPanelWidth(windowWidth), Math.max(panelWidths.least, width)));
}
