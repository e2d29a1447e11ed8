import { TextField, type TextFieldProps } from './TextField.tsx';

/** A calendar date, `2026-03-29`, typed or chosen in the browser's own calendar. */
export function DateInput(props: Omit<TextFieldProps, 'type'>) {
  // Without a last year, six digits fit into the field.
  return <TextField max="2199-12-31" {...props} type="date" inputClassName="tabular" />;
}
