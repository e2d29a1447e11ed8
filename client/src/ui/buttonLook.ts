import { classes } from './classes.ts';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong',
  plain: 'bg-surface text-ink border-line hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-ink/7',
  danger: 'bg-danger text-on-danger border-transparent hover:bg-danger-strong',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-8 px-3 text-sm gap-1.5',
  md: 'min-h-9 px-4 text-base gap-2',
  lg: 'min-h-11 px-5 text-base gap-2',
};

/** The classes of a button; for links that look like one, too. */
export function buttonLook(variant: ButtonVariant = 'plain', size: ButtonSize = 'md'): string {
  return classes(
    'inline-flex items-center justify-center rounded-control border font-medium whitespace-nowrap select-none',
    'transition-colors coarse:min-h-11 disabled:opacity-55 aria-disabled:opacity-55',
    variants[variant],
    sizes[size],
  );
}
