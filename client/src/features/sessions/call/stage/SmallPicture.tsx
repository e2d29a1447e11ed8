import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { classes } from '../../../../ui/classes.ts';
import { type Corner, cornerAfterKey, nearestCorner, type Point } from '../layout/selfCorner.ts';

export interface SmallPictureProps {
  corner: Corner;
  /** Size of the stage (px). */
  stage: { width: number; height: number };
  /** Kept free at the stage's foot, where controls or the sheet stand (px). */
  foot: number;
  children: ReactNode;
  /** With it, the picture can be moved, by pointer and by arrow keys; `label` is its name then. */
  onMove?: (corner: Corner) => void;
  label?: string;
}

const margin = 12;

/** A small picture in a corner of the stage. */
export function SmallPicture({ corner, stage, foot, children, onMove, label }: SmallPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const grip = useRef<Point>(undefined);
  const [drag, setDrag] = useState<Point>();
  const width = stage.width < 640 ? 112 : 208;
  const height = stage.width < 640 ? 150 : 117;
  const rest = {
    x: corner.endsWith('Left') ? margin : Math.max(margin, stage.width - width - margin),
    y: corner.startsWith('top') ? margin : Math.max(margin, stage.height - height - foot - margin),
  };
  const place = drag ?? rest;

  const take = (event: PointerEvent) => {
    if (!onMove || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX - rest.x, y: event.clientY - rest.y };
  };
  const carry = (event: PointerEvent) => {
    if (grip.current) setDrag({ x: event.clientX - grip.current.x, y: event.clientY - grip.current.y });
  };
  const drop = () => {
    if (drag) onMove?.(nearestCorner({ x: drag.x + width / 2, y: drag.y + height / 2 }, stage));
    grip.current = undefined;
    setDrag(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cornerAfterKey(corner, event.key);
    if (!next || !onMove) return;
    event.preventDefault();
    onMove(next);
  };

  return (
    <div
      ref={box}
      {...(onMove
        ? {
            role: 'group',
            tabIndex: 0,
            'aria-label': label,
            onPointerDown: take,
            onPointerMove: carry,
            onPointerUp: drop,
            onPointerCancel: drop,
            onKeyDown,
          }
        : {})}
      className={classes(
        'absolute top-0 left-0 overflow-hidden rounded-surface shadow-float',
        onMove && 'cursor-grab touch-none active:cursor-grabbing',
        !drag && 'transition-transform',
      )}
      style={{ width, height, transform: `translate(${place.x}px, ${place.y}px)` }}
    >
      {children}
    </div>
  );
}
