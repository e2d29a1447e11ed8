import { type Box, gap, grid } from './grid.ts';
import { type Corner, cornerBeside } from './selfCorner.ts';

/** `large`: one fills the stage and the others are small over it; `side`: nobody is covered. */
export type View = 'large' | 'side';

export interface Scene {
  readonly view: View;
  /** Size of the stage (px). */
  readonly stage: { readonly width: number; readonly height: number };
  /** Kept free at the stage's foot by what stands in a corner (px). */
  readonly foot: number;
  /** Kept free at the stage's foot by what is not to be covered by controls (px). */
  readonly clear: number;
  /** Everybody but oneself, who is first first. */
  readonly faces: readonly string[];
  readonly self: string;
  /** Shared screens, the longest shared first. */
  readonly screens: readonly string[];
  /** What the person wants large, also while it is not there. */
  readonly pinned: string | undefined;
  /** Who of several others is large because they speak. */
  readonly speaker: string | undefined;
  /** Where oneself is small. */
  readonly corner: Corner;
}

export interface Place extends Box {
  readonly id: string;
  /** All of the stage, behind the others. */
  readonly isFilling: boolean;
}

/** Distance of small pictures from the stage's edges (px). */
const margin = 12;
/** The name of who fills the stage stands above the small pictures (px). */
const nameHeight = 44;

/** Sizes of small pictures (px), the first that fits is taken; lying on wide stages, standing on a phone's. */
const smallSizes = {
  lying: [
    { width: 208, height: 117 },
    { width: 160, height: 90 },
    { width: 112, height: 63 },
  ],
  standing: [
    { width: 112, height: 150 },
    { width: 84, height: 112 },
    { width: 64, height: 80 },
  ],
} as const;

/** Where everything stands: one place for each face and screen. Side by side, nothing depends on who speaks. */
export function arrange(scene: Scene): Place[] {
  const { view, screens, faces, self, pinned, speaker } = scene;
  const all = [...screens, ...faces, self];
  const wanted = [pinned, screens[0], ...(view === 'large' ? [speaker, faces[0], self] : [])];
  const large = wanted.find((id) => id !== undefined && all.includes(id));
  const others = [...screens, ...leaving(faces, large), self].filter((id) => id !== large);
  if (view === 'large' && large !== undefined) return over(scene, large, others);
  const area = openArea(scene);
  if (large === undefined) return placed(others, grid(others.length, area));
  return beside(area, large, others);
}

/** The first takes the place of a face that is large, so that nobody else moves. */
function leaving(faces: readonly string[], large: string | undefined): readonly string[] {
  const [first, ...rest] = faces;
  if (first === undefined || large === undefined || !rest.includes(large)) return faces;
  return rest.map((id) => (id === large ? first : id));
}

/** One fills the stage; oneself is in a corner, the others in columns from the corner beside. */
function over({ stage, foot, self, corner }: Scene, large: string, others: readonly string[]): Place[] {
  const sizes = stage.width < 640 ? smallSizes.standing : smallSizes.lying;
  const small = others.filter((id) => id !== self);
  const room = stage.height - foot - 2 * margin - nameHeight;
  const inColumn = ({ height }: { height: number }) => Math.max(1, Math.floor((room + gap) / (height + gap)));
  const size = sizes.find((one) => inColumn(one) >= small.length) ?? sizes[2];
  const perColumn = inColumn(size);
  const start = cornerBeside(corner);
  return [
    { id: large, x: 0, y: 0, width: stage.width, height: stage.height, isFilling: true },
    ...small.map((id, index) => {
      const column = Math.floor(index / perColumn);
      const away = { x: column * (size.width + gap), y: (index % perColumn) * (size.height + gap) };
      return { id, ...inCorner(start, stage, foot, size, away), isFilling: false };
    }),
    ...(others.includes(self)
      ? [{ id: self, ...inCorner(corner, stage, foot, sizes[0], { x: 0, y: 0 }), isFilling: false }]
      : []),
  ];
}

function inCorner(
  corner: Corner,
  stage: Scene['stage'],
  foot: number,
  size: { width: number; height: number },
  away: { x: number; y: number },
): Box {
  const right = Math.max(margin, stage.width - size.width - margin);
  const bottom = Math.max(margin, stage.height - size.height - foot - margin);
  return {
    ...size,
    x: corner.endsWith('Left') ? margin + away.x : right - away.x,
    y: corner.startsWith('top') ? margin + away.y : bottom - away.y,
  };
}

function openArea({ stage, clear }: Scene): Box {
  return {
    x: gap,
    y: gap,
    width: Math.max(0, stage.width - 2 * gap),
    height: Math.max(0, stage.height - clear - 2 * gap),
  };
}

/** One large, all others in a strip: at its right, or below it where the stage is higher than wide. */
function beside(area: Box, large: string, others: readonly string[]): Place[] {
  if (others.length === 0) return placed([large], [area]);
  const isWide = area.width > area.height * 1.1;
  const strip = isWide
    ? Math.round(Math.min(280, Math.max(120, area.width * 0.24)))
    : Math.round(Math.min(180, Math.max(80, area.height * 0.26)));
  const main = isWide
    ? { ...area, width: Math.max(0, area.width - strip - gap) }
    : { ...area, height: Math.max(0, area.height - strip - gap) };
  const rest = isWide
    ? { ...area, x: area.x + area.width - strip, width: strip }
    : { ...area, y: area.y + area.height - strip, height: strip };
  return [...placed([large], [main]), ...placed(others, grid(others.length, rest))];
}

function placed(ids: readonly string[], boxes: readonly Box[]): Place[] {
  return ids.flatMap((id, index) => {
    const box = boxes[index];
    return box ? [{ id, ...box, isFilling: false }] : [];
  });
}
