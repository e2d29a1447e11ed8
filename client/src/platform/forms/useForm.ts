import type { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation, InputOf, OutputOf } from '@rapport/shared/core/route';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invalidate } from '../api/queryClient.ts';
import { useCommand } from '../api/useCommand.ts';
import { useErrorText } from '../i18n/useErrorText.ts';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { fieldName, fieldReason, type Issue, isReason } from './fieldReason.ts';

export interface FormOptions<O extends AnyOperation, Values extends object> {
  /** Where what was typed decides which one it is: by the values. */
  operation: O | ((values: Values) => O);
  initial: Values;
  /** The operation's input from what was typed. */
  toInput: (values: Values) => InputOf<O>;
  onDone: (output: OutputOf<O>) => void;
  invalidates?: readonly AnyOperation[];
  /** Keeps what is typed under this key until it was sent. */
  draft?: string;
  /** The field that an error without a field belongs to. */
  fieldOf?: Partial<Record<RapportError['code'], keyof Values & string>>;
  /** The field to which a part of the input that no field is named for belongs, when it is not well-formed. */
  fieldAt?: Readonly<Record<string, keyof Values & string>>;
  /** Told when sending begins and ends, for a button that stands outside of the form. */
  onPending?: (isPending: boolean) => void;
}

/** What the server refused, and what of. */
export interface Refused<Values extends object> {
  readonly error: RapportError;
  readonly values: Values;
}

export interface Form<Values extends object> {
  readonly values: Values;
  /** Sets one field, and takes its error away. */
  readonly set: <Name extends keyof Values & string>(name: Name, value: Values[Name]) => void;
  /** A text per refused field. */
  readonly errors: Partial<Record<keyof Values & string, string>>;
  /** What is wrong with the whole, when no single field is. */
  readonly problem: string | undefined;
  /** The last refusal of the server's, until the form is sent again. */
  readonly refused: Refused<Values> | undefined;
  readonly isPending: boolean;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/**
 * A form over one operation. Checks with the operation's own schema before asking, puts every refusal beside its
 * field, moves the focus to the first one, and never empties a field.
 */
export function useForm<O extends AnyOperation, Values extends object>({
  operation: operationFor,
  initial,
  toInput,
  onDone,
  invalidates = [],
  draft,
  fieldOf = {},
  fieldAt = {},
  onPending,
}: FormOptions<O, Values>): Form<Values> {
  type Field = keyof Values & string;
  const { t } = useTranslation('errors');
  const errorText = useErrorText();
  const [values, setValues] = useState(() => (draft ? readDraft(draft, initial) : initial));
  const operation = typeof operationFor === 'function' ? operationFor(values) : operationFor;
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({});
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<Refused<Values>>();
  const formRef = useRef<HTMLFormElement | null>(null);

  const refuse = (found: Partial<Record<Field, string>>, whole?: string) => {
    setErrors(found);
    setProblem(whole);
  };

  const command = useCommand(operation, {
    invalidates,
    onDone: (output) => {
      if (draft) dropDraft(draft);
      onDone(output);
    },
  });

  // After the errors are on the page: the first refused control is where the person goes on.
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      formRef.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);

  const explain = (error: RapportError) => {
    const named = Object.entries(error.fields ?? {}).map(([path, message]) => ({
      field: fieldName(path),
      message,
    }));
    const own = fieldOf[error.code];
    const found: Partial<Record<Field, string>> = {};
    for (const { field, message } of named) {
      if (!(field in values)) continue;
      const value = values[field as Field];
      // What is said of the field is closer than what its code says of the whole.
      const known = isReason(message) ? message : undefined;
      const reason =
        error.code === 'invalid_input' ? fieldReason(field, value, { code: 'custom', message }) : known;
      found[field as Field] = reason ? t(`field.${reason}`) : errorText(error);
    }
    if (Object.keys(found).length === 0 && own) found[own] = errorText(error);
    refuse(found, Object.keys(found).length === 0 ? errorText(error) : undefined);
  };

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (command.isPending) return;
    formRef.current = event.currentTarget;
    const input = toInput(values);
    const issues = issuesOf(operation, input);
    const found: Partial<Record<Field, string>> = {};
    for (const issue of issues) {
      const root = String(issue.path[0]);
      const field = fieldAt[root] ?? root;
      if (field in values)
        found[field as Field] ??= t(`field.${fieldReason(field, values[field as Field], issue)}`);
    }
    refuse(found, issues.length > 0 && Object.keys(found).length === 0 ? t('invalid_input') : undefined);
    if (issues.length > 0) return;
    setRefused(undefined);
    onPending?.(true);
    const onError = (error: RapportError) => {
      setRefused({ error, values });
      // What the form was filled in by is older than what is there.
      if (error.code === 'conflict') invalidate(...invalidates.map(({ id }) => id));
      explain(error);
    };
    command.mutate(input, { onError, onSettled: () => onPending?.(false) });
  };

  const set = useCallback<Form<Values>['set']>((name, value) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => {
      if (!(name in before)) return before;
      const { [name]: _, ...others } = before;
      return others as typeof before;
    });
  }, []);

  const begun = useRef(values);
  useEffect(() => {
    // What the form began with is no draft.
    if (draft && values !== begun.current) keepDraft(draft, values);
  }, [draft, values]);

  return {
    values,
    set,
    errors,
    problem,
    refused,
    isPending: command.isPending,
    onSubmit,
  };
}

function issuesOf(operation: AnyOperation, input: unknown): readonly Issue[] {
  const body = (input as { body?: unknown }).body;
  const parsed = operation.body?.safeParse(body);
  return parsed && !parsed.success ? (parsed.error.issues as Issue[]) : [];
}
