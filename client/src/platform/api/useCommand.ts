import type { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation, InputOf, OutputOf } from '@rapport/shared/core/route';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { call } from './call.ts';
import { invalidate } from './queryClient.ts';

export interface CommandOptions<O extends AnyOperation> {
  /** Operations whose answers are out of date afterwards. */
  invalidates?: readonly AnyOperation[];
  onDone?: (output: OutputOf<O>, input: InputOf<O>) => void;
  /** For what must happen even when nobody shows `error`. */
  onFailed?: (error: RapportError) => void;
}

/** Changes something: `mutate(input)` to fire, `mutateAsync(input)` to wait; `error` stays until the next try. */
export function useCommand<O extends AnyOperation>(
  operation: O,
  { invalidates = [], onDone, onFailed }: CommandOptions<O> = {},
): UseMutationResult<OutputOf<O>, RapportError, InputOf<O>> {
  return useMutation<OutputOf<O>, RapportError, InputOf<O>>({
    mutationFn: (input) => call(operation, input),
    onSuccess: (output, input) => {
      invalidate(...invalidates.map(({ id }) => id));
      onDone?.(output, input);
    },
    onError: (error) => onFailed?.(error),
  });
}
