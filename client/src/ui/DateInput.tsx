import { TextField, type TextFieldProps } from './TextField.tsx';

/** A calendar date, `2026-03-29`, typed or chosen in the browser's own calendar. */
export function DateInput(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="date" inputClassName="tabular" />;
}
