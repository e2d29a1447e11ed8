import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface CheckboxProps {
  /** The words beside the box. */
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  /** Reads the words to screen readers only. */
  isLabelHidden?: boolean;
  className?: string;
}

/** A box to tick, with its words as one target. */
export function Checkbox({
  children,
  isSelected,
  onChange,
  isDisabled = false,
  isLabelHidden = false,
  className,
}: CheckboxProps) {
  return (
    <label
      className={classes(
        'inline-flex min-h-8 cursor-pointer items-center gap-2.5 coarse:min-h-11',
        isLabelHidden && 'coarse:min-w-11 justify-center',
        className,
      )}
    >
      <input
        type="checkbox"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      <span className={isLabelHidden ? 'sr-only' : undefined}>{children}</span>
    </label>
  );
}
