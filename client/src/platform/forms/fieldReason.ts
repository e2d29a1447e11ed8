import { errors } from '../i18n/en/errors.ts';

export type FieldReason = keyof typeof errors.field;

/** The parts of a zod issue that tell why. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly format?: string;
}

const byField: Partial<Record<string, FieldReason>> = {
  email: 'email',
  password: 'password',
  zone: 'unknown_zone',
  date: 'date',
  time: 'time',
  minutes: 'minutes',
};

/** Which of our own words tell a person why the field was refused. */
export function fieldReason(
  field: string,
  value: unknown,
  issue: Pick<Issue, 'code' | 'message'>,
): FieldReason {
  if (value === '' || value === undefined || value === null) return 'required';
  const own = byField[field];
  if (own) return own;
  if (issue.code === 'too_big') return 'tooLong';
  if (issue.code === 'too_small') return 'tooShort';
  return isReason(issue.message) ? issue.message : 'invalid';
}

/** Whether the server's word for what is wrong is one that we have a text for. */
export function isReason(text: string): text is FieldReason {
  return Object.hasOwn(errors.field, text);
}

/** The field's name in a path like `body.email` or `email`. */
export function fieldName(path: string): string {
  return path.split('.').find((part) => !['body', 'query', 'params'].includes(part)) ?? path;
}
