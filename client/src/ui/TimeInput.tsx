import { TextField, type TextFieldProps } from './TextField.tsx';

/** A wall-clock time, `14:30`. */
export function TimeInput(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="time" inputClassName="tabular" />;
}
