import { ChevronDown } from 'lucide-react';
import type { Ref } from 'react';
import { classes } from './classes.ts';
import { controlLook, Field, type FieldProps } from './Field.tsx';

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  /** Shown while `value` is '' and never choosable. */
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
  ref?: Ref<HTMLSelectElement>;
}

/** One of a list. The platform's own list, which phones and screen readers know best. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  value,
  onChange,
  options,
  placeholder,
  isDisabled,
  ...select
}: SelectProps<Value>) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(isLabelHidden ? { isLabelHidden } : {})}
      {...(className ? { className } : {})}
    >
      {(attributes) => (
        <div className="relative">
          <select
            {...attributes}
            {...select}
            value={value}
            disabled={isDisabled}
            // The DOM knows only strings; these are the options' own values.
            onChange={(event) => onChange(event.currentTarget.value as Value)}
            className={classes(controlLook, 'appearance-none truncate pr-9')}
          >
            {placeholder !== undefined && (
              <option value="" disabled hidden>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            size={18}
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 text-muted"
          />
        </div>
      )}
    </Field>
  );
}
