/** Part of a stage (px). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Space between pictures of equal rank (px). */
export const gap = 8;

/** Widest and narrowest shape of a picture, width by height: a camera's own, and what still holds a face. */
const widest = 16 / 9;
const narrowest = 1;

/** Places for so many pictures of equal size in an area, as large as they go; a last row that is not full is centred. */
export function grid(count: number, area: Box): Box[] {
  if (count === 0) return [];
  const shapes = Array.from({ length: count }, (_, index) => shape(count, index + 1, area));
  const best = shapes.reduce((one, other) =>
    other.width * other.height > one.width * one.height ? other : one,
  );
  const { columns, rows, width, height } = best;
  const top = area.y + Math.floor((area.height - rows * (height + gap) + gap) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = area.x + Math.floor((area.width - inRow * (width + gap) + gap) / 2);
    return { x: left + (index % columns) * (width + gap), y: top + row * (height + gap), width, height };
  });
}

function shape(count: number, columns: number, area: Box) {
  const rows = Math.ceil(count / columns);
  const room = {
    width: Math.max(0, (area.width - gap * (columns - 1)) / columns),
    height: Math.max(0, (area.height - gap * (rows - 1)) / rows),
  };
  return {
    columns,
    rows,
    width: Math.floor(Math.min(room.width, room.height * widest)),
    height: Math.floor(Math.min(room.height, room.width / narrowest)),
  };
}
