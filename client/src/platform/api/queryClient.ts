import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isCode } from './isCode.ts';

/** Set by the sign-in guard: what to do when the server says that nobody is signed in. */
let onSignedOut: () => void = () => undefined;

export function setSignedOutHandler(handler: () => void): void {
  onSignedOut = handler;
}

const onError = (error: Error) => {
  if (isCode(error, 'signed_out')) onSignedOut();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // Failure is a state to render, at once; coming back is the work of `reachability`, which reads all again.
      retry: false,
      networkMode: 'always',
      // What is shown again is asked again; only what mounts together shares one answer.
      staleTime: 1_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Marks what an operation answered as out of date, and reads it again where it is shown. */
export function invalidate(...operationIds: string[]): void {
  for (const id of operationIds) void queryClient.invalidateQueries({ queryKey: [id] });
}
