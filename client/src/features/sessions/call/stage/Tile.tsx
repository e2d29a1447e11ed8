import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { classes } from '../../../../ui/classes.ts';
import type { Place } from '../layout/arrange.ts';
import { type Corner, cornerAfterKey, nearestCorner, type Point } from '../layout/selfCorner.ts';

export interface Mover {
  readonly corner: Corner;
  readonly stage: { readonly width: number; readonly height: number };
  readonly onMove: (corner: Corner) => void;
  /** Name of the picture while it can be moved. */
  readonly label: string;
}

/**
 * Where a face or a screen stands. The same element in every arrangement, so that its picture runs on while it goes from
 * a corner to all of the stage. With a mover it goes to other corners, by pointer and by arrow keys.
 */
export function Tile({
  place,
  label,
  describedBy,
  mover,
  children,
}: {
  place: Place;
  /** Whose it is, so that what stands on one picture is not read as if it belonged to the next. */
  label: string;
  /** Id of what is said of it besides, while that is there. */
  describedBy?: string;
  mover: Mover | undefined;
  children: ReactNode;
}) {
  const grip = useRef<Point>(undefined);
  const [drag, setDrag] = useState<Point>();
  const at = drag ?? place;

  const take = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX - place.x, y: event.clientY - place.y };
  };
  const carry = (event: PointerEvent) => {
    if (grip.current) setDrag({ x: event.clientX - grip.current.x, y: event.clientY - grip.current.y });
  };
  const drop = ({ stage, onMove }: Mover) => {
    if (drag) onMove(nearestCorner({ x: drag.x + place.width / 2, y: drag.y + place.height / 2 }, stage));
    grip.current = undefined;
    setDrag(undefined);
  };
  const press = (event: KeyboardEvent, { corner, onMove }: Mover) => {
    const next = cornerAfterKey(corner, event.key);
    if (!next) return;
    event.preventDefault();
    onMove(next);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      data-tile={place.id}
      role="group"
      aria-label={mover?.label ?? label}
      aria-describedby={describedBy}
      {...(mover
        ? {
            tabIndex: 0,
            onPointerDown: take,
            onPointerMove: carry,
            onPointerUp: () => drop(mover),
            onPointerCancel: () => drop(mover),
            onKeyDown: (event: KeyboardEvent) => press(event, mover),
          }
        : {})}
      className={classes(
        'group absolute top-0 left-0 overflow-hidden',
        place.isFilling ? 'size-full' : 'z-1 rounded-surface shadow-float',
        mover && 'cursor-grab touch-none active:cursor-grabbing',
        mover && !drag && 'transition-transform',
      )}
      style={
        place.isFilling
          ? {}
          : { width: place.width, height: place.height, transform: `translate(${at.x}px, ${at.y}px)` }
      }
    >
      {children}
    </div>
  );
}
