import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { dropPlace } from './dropPlace.ts';

export interface Drag {
  readonly id: string;
  /** Where the row would go if it were let go now. */
  readonly place: number;
  /** How far it was drawn from where it lay (px). */
  readonly by: number;
}

export interface DragToReorder {
  readonly drag: Drag | undefined;
  /** For each row's element. */
  readonly rowRef: (id: string) => (element: HTMLElement | null) => void;
  /** For each row's handle. */
  readonly handleProps: (id: string) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Drags rows by their handles, with mouse, pen or finger; Escape gives up. */
export function useDragToReorder(
  ids: readonly string[],
  onDrop: (id: string, place: number) => void,
): DragToReorder {
  const rows = useRef(new Map<string, HTMLElement>());
  const startY = useRef(0);
  const [drag, setDrag] = useState<Drag>();
  const isDragging = drag !== undefined;

  const cancel = useCallback(() => setDrag(undefined), []);
  useEffect(() => {
    if (!isDragging) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isDragging, cancel]);

  const placeAt = (id: string, y: number) => {
    const edges = ids.map((other) => {
      const box = rows.current.get(other)?.getBoundingClientRect();
      // The dragged row is shown moved; its own edges do not matter.
      return { top: box?.top ?? 0, bottom: box?.bottom ?? 0 };
    });
    return dropPlace(edges, ids.indexOf(id), y);
  };

  return {
    drag,
    rowRef: (id) => (element) => {
      if (element) rows.current.set(id, element);
      else rows.current.delete(id);
    },
    handleProps: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        startY.current = event.clientY;
        setDrag({ id, place: ids.indexOf(id), by: 0 });
      },
      onPointerMove: (event) => {
        if (drag?.id !== id) return;
        setDrag({ id, place: placeAt(id, event.clientY), by: event.clientY - startY.current });
      },
      onPointerUp: () => {
        if (drag?.id !== id) return;
        cancel();
        if (drag.place !== ids.indexOf(id)) onDrop(id, drag.place);
      },
      onPointerCancel: cancel,
    }),
  };
}
