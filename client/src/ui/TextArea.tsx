import type { KeyboardEvent, Ref } from 'react';
import { classes } from './classes.ts';
import { controlLook, Field, type FieldProps } from './Field.tsx';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  name?: string;
  autoFocus?: boolean;
  isReadOnly?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onBlur?: () => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  onChange,
  rows = 3,
  isReadOnly,
  ...area
}: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(isLabelHidden ? { isLabelHidden } : {})}
      {...(className ? { className } : {})}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          {...area}
          // As in a TextField.
          autoComplete="off"
          rows={rows}
          readOnly={isReadOnly}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={classes(controlLook, 'field-sizing-content max-h-80 resize-y')}
        />
      )}
    </Field>
  );
}
