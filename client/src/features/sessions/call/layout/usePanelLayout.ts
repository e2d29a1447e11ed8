import { useEffect, useState } from 'react';
import type { PanelLayout } from './PanelFrame.tsx';
import { clampPanelWidth, usualPanelWidth } from './panelWidth.ts';
import type { SheetHeight } from './sheetHeight.ts';

export interface PanelPlace {
  readonly layout: PanelLayout;
  readonly isOpen: boolean;
  readonly height: SheetHeight;
  readonly toggle: () => void;
}

/** Where the panel is: its width at the side or its height as a sheet, kept while the window changes. */
export function usePanelLayout(isPhone: boolean, room: number, foot: number): PanelPlace {
  const [isOpen, setOpen] = useState(true);
  const [height, setHeight] = useState<SheetHeight>('peek');
  const [windowWidth, setWindowWidth] = useState(window.innerWidth);
  /** Undefined until somebody dragged it. */
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const read = () => setWindowWidth(window.innerWidth);
    window.addEventListener('resize', read);
    return () => window.removeEventListener('resize', read);
  }, []);
  return {
    isOpen,
    height,
    toggle: () => setOpen((before) => !before),
    layout: isPhone
      ? { kind: 'sheet', height, room, foot, onHeight: setHeight }
      : {
          kind: 'side',
          isOpen,
          width: width === undefined ? usualPanelWidth(windowWidth) : clampPanelWidth(width, windowWidth),
          windowWidth,
          onWidth: setWidth,
        },
  };
}
