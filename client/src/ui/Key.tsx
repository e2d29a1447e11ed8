import { classes } from './classes.ts';

export interface KeyProps {
  children: string;
  /** What it stands on says it to screen readers by `aria-keyshortcuts`. */
  isMute?: boolean;
  className?: string;
}

/** A key of the keyboard, as it is written on it. */
export function Key({ children, isMute = false, className }: KeyProps) {
  return (
    <kbd
      aria-hidden={isMute || undefined}
      className={classes(
        'inline-flex min-w-8 justify-center rounded-control border border-line bg-sunken px-2 py-1 font-sans text-sm',
        className,
      )}
    >
      {children}
    </kbd>
  );
}
