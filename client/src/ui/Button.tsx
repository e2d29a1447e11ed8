import type { ReactNode, Ref } from 'react';
import { type ButtonSize, type ButtonVariant, buttonLook } from './buttonLook.ts';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';
import { useLasting } from './useLasting.ts';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  /** One `primary` a view at most; `plain` unless told. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Refuses further presses, keeping the focus where it is, and shows a spinner when it lasts. */
  isPending?: boolean;
  isDisabled?: boolean;
  /** Stands before the words; 20 px. */
  icon?: ReactNode;
  type?: 'button' | 'submit';
  /** Id of the form it submits when it stands outside of it. */
  form?: string;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
  autoFocus?: boolean;
  'aria-label'?: string;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  'aria-describedby'?: string;
  'aria-pressed'?: boolean;
  'aria-keyshortcuts'?: string | undefined;
}

/** The work of most presses is done sooner (ms). */
const spinsAfter = 300;

/** A button with words. A native one, so that the pages before sign-in need no library for it. */
export function Button({
  children,
  onPress,
  variant = 'plain',
  size = 'md',
  isPending = false,
  isDisabled = false,
  icon,
  type = 'button',
  className,
  ...rest
}: ButtonProps) {
  const isWorking = useLasting(isPending, spinsAfter);
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      // Not `disabled`: a pending button that lost the focus would throw keyboard users to the top of the page.
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onPress?.();
      }}
      className={classes(buttonLook(variant, size), className)}
    >
      {isWorking ? <Spinner /> : icon}
      {children}
    </button>
  );
}
