import { type ReactNode, type RefObject, useRef } from 'react';
import { classes } from './classes.ts';
import { type TooltipPlace, useTooltip } from './useTooltip.ts';

export interface IconButtonProps {
  /** The button's name, also shown as its tooltip. */
  label: string;
  /** A lucide icon of 20 px. */
  icon: ReactNode;
  onPress?: () => void;
  /** `stage` is for the dark call stage: a round ground of its own. */
  variant?: 'quiet' | 'plain' | 'danger' | 'stage';
  size?: 'sm' | 'md' | 'lg';
  isDisabled?: boolean;
  /** For buttons that stay in or out. */
  isPressed?: boolean;
  isExpanded?: boolean;
  /** What it opens lies over the page, and does not stand in it. */
  hasPopup?: 'dialog';
  tooltip?: TooltipPlace;
  className?: string;
  ref?: RefObject<HTMLButtonElement | null>;
}

const variants = {
  quiet: 'text-ink hover:bg-ink/8 aria-pressed:bg-accent-soft aria-pressed:text-accent',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong',
  stage: 'rounded-full bg-stage-raised text-ink hover:bg-hairline aria-pressed:bg-ink aria-pressed:text-page',
};

const sizes = { sm: 'size-8', md: 'size-9', lg: 'size-12' };

/** A button that shows only an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  onPress,
  variant = 'quiet',
  size = 'md',
  isDisabled = false,
  isPressed,
  isExpanded,
  hasPopup,
  tooltip: place = 'top',
  className,
  ref,
}: IconButtonProps) {
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  const { tooltip, listeners } = useTooltip(button, place);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup={hasPopup}
        disabled={isDisabled}
        onClick={onPress}
        {...listeners}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        className={classes(
          'inline-flex shrink-0 items-center justify-center rounded-control transition-colors disabled:opacity-50 coarse:min-h-11 coarse:min-w-11',
          variants[variant],
          sizes[size],
          className,
        )}
      >
        {icon}
      </button>
      <span
        ref={tooltip}
        popover="manual"
        aria-hidden
        className="pointer-events-none fixed m-0 rounded-control bg-ink px-2 py-1 text-page text-sm shadow-float"
      >
        {label}
      </span>
    </>
  );
}
