import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export interface FieldProps {
  label: string;
  /** Below the label, always visible. */
  hint?: string | undefined;
  /** Replaces nothing that was typed: stands below the control and is tied to it. */
  error?: string | undefined;
  /** The label is read, not seen. */
  isLabelHidden?: boolean;
  className?: string;
}

/** What a control spreads to be tied to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export const controlLook =
  'w-full min-h-9 coarse:min-h-11 rounded-control border border-line bg-surface px-3 py-1.5 text-base text-ink ' +
  'transition-colors hover:border-muted aria-invalid:border-danger aria-invalid:border-2 disabled:opacity-55 ' +
  // Safari on a phone zooms into controls with less than 16 px.
  'coarse:text-[1rem]';

/** Label, hint and error around one control. */
export function Field({
  label,
  hint,
  error,
  isLabelHidden = false,
  className,
  optionalWord,
  children,
}: FieldProps & {
  optionalWord?: string | undefined;
  children: (attributes: ControlAttributes) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className={classes('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-medium text-sm'}>
        {label}
        {optionalWord && <span className="font-normal text-muted"> {optionalWord}</span>}
      </label>
      {hint && (
        <p id={hintId} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
