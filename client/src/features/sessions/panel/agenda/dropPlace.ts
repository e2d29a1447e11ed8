/** The upper and lower edge of a row on the screen (px). */
export interface RowEdges {
  readonly top: number;
  readonly bottom: number;
}

/** The place that a dragged row takes when it is let go at height `y`: its index among all rows, itself included. */
export function dropPlace(rows: readonly RowEdges[], dragged: number, y: number): number {
  const above = rows.filter(({ top, bottom }, index) => index !== dragged && (top + bottom) / 2 < y);
  return above.length;
}
