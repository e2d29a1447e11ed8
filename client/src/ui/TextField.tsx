import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, Ref } from 'react';
import { classes } from './classes.ts';
import { controlLook, Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'time' | 'number';
  name?: string;
  /**
   * What of its person's own the browser may offer, and so keep; `off` where it is left out: what is written about others
   * stays in no browser's list, nor in what it keeps of closed windows.
   */
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  isRequired?: boolean;
  isReadOnly?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  maxLength?: number;
  min?: string;
  max?: string;
  step?: number;
  list?: string;
  inputMode?: 'text' | 'email' | 'numeric' | 'search';
  inputClassName?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  onChange,
  type = 'text',
  autoComplete = 'off',
  isRequired,
  isReadOnly,
  isDisabled,
  inputClassName,
  ...input
}: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(isLabelHidden ? { isLabelHidden } : {})}
      {...(className ? { className } : {})}
    >
      {(attributes) => (
        <input
          {...attributes}
          {...input}
          type={type}
          autoComplete={autoComplete}
          aria-required={isRequired}
          readOnly={isReadOnly}
          disabled={isDisabled}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={classes(controlLook, inputClassName)}
        />
      )}
    </Field>
  );
}
