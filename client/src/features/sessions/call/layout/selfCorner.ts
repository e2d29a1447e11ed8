export type Corner = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corner of a stage (px) that is nearest to a point of it. */
export function nearestCorner(point: Point, stage: { width: number; height: number }): Corner {
  const isTop = point.y < stage.height / 2;
  const isLeft = point.x < stage.width / 2;
  if (isTop) return isLeft ? 'topLeft' : 'topRight';
  return isLeft ? 'bottomLeft' : 'bottomRight';
}

const moves: Record<string, (corner: Corner) => Corner> = {
  ArrowUp: (corner) => (corner.endsWith('Left') ? 'topLeft' : 'topRight'),
  ArrowDown: (corner) => (corner.endsWith('Left') ? 'bottomLeft' : 'bottomRight'),
  ArrowLeft: (corner) => (corner.startsWith('top') ? 'topLeft' : 'bottomLeft'),
  ArrowRight: (corner) => (corner.startsWith('top') ? 'topRight' : 'bottomRight'),
};

/** The corner to which an arrow key moves; undefined for any other key. */
export function cornerAfterKey(corner: Corner, key: string): Corner | undefined {
  return moves[key]?.(corner);
}

const beside: Record<Corner, Corner> = {
  topLeft: 'topRight',
  topRight: 'topLeft',
  bottomLeft: 'bottomRight',
  bottomRight: 'bottomLeft',
};

/** The corner beside, for a second small picture. */
export function cornerBeside(corner: Corner): Corner {
  return beside[corner];
}
