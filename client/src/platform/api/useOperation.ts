import type { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation, InputOf, OutputOf } from '@rapport/shared/core/route';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';

export interface OperationOptions {
  /** Asks only while true. */
  enabled?: boolean;
  /** Keeps showing the last answer while another input is being read (filters, search). */
  keepPrevious?: boolean;
  /** Asks again after this (ms). */
  refetchInterval?: number | false;
  /** How long an answer counts as fresh (ms). */
  staleTime?: number;
}

/** Reads an operation's answer; cached under `[operation.id, input]`. */
export function useOperation<O extends AnyOperation>(
  operation: O,
  input: InputOf<O>,
  { enabled = true, keepPrevious = false, refetchInterval, staleTime }: OperationOptions = {},
): UseQueryResult<OutputOf<O>, RapportError> {
  return useQuery<OutputOf<O>, RapportError>({
    queryKey: queryKeyOf(operation, input),
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled,
    ...(keepPrevious ? { placeholderData: (previous) => previous } : {}),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
    ...(staleTime === undefined ? {} : { staleTime }),
  });
}

/** Where an answer lies in the cache, for those who put a newer one there. */
export function queryKeyOf<O extends AnyOperation>(operation: O, input: InputOf<O>): readonly unknown[] {
  return [operation.id, input];
}
