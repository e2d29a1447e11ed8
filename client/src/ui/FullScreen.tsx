import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface FullScreenProps {
  children: ReactNode;
  className?: string;
  /** Is drawn, and not shown: the page scrolls as if it were not there. */
  isHidden?: boolean;
}

/** Fills exactly what banners above it leave of the window; nothing outside of it scrolls. See styles/base.css. */
export function FullScreen({ children, className, isHidden = false }: FullScreenProps) {
  return (
    <div
      data-full-screen={isHidden ? undefined : ''}
      className={classes('flex min-h-0 flex-1 flex-col', className)}
    >
      {children}
    </div>
  );
}
