import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** Fills exactly what banners above it leave of the window; nothing outside of it scrolls. See styles/base.css. */
export function FullScreen({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div data-full-screen className={classes('flex min-h-0 flex-1 flex-col', className)}>
      {children}
    </div>
  );
}
