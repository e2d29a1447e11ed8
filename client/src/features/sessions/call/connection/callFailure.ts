import { RapportError } from '@rapport/shared/core/errors';
import { NoMediaPathError } from './connectRoom.ts';
import { browserOf } from './windowName.ts';

/** Why the call is not connected now but will be again without anybody doing anything. */
export type WaitCause =
  | 'call_server'
  /** Our own server does not answer, or not as it should; of sound and picture that says nothing. */
  | 'server'
  /** Neither our server nor the SFU answers. */
  | 'unreachable'
  /** As `unreachable`, and the browser knows that this device has no connection. */
  | 'offline'
  | 'network'
  | 'media'
  /** The SFU answers, and this network lets no sound and picture through to it. */
  | 'blocked';
/** Why this page is not let in, or no longer. */
export type RefusalCause =
  | 'signed_out'
  | 'no_access'
  | 'not_open'
  | 'over'
  | 'cancelled'
  /** The person is in the call in another window already. */
  | 'in_elsewhere'
  /** Another window of the person's took the call over. */
  | 'elsewhere';

/** Whether there is nothing to wait for: the hour is over, or is not theirs. */
export const isClosed = (cause: RefusalCause): boolean =>
  ['signed_out', 'no_access', 'over', 'cancelled'].includes(cause);

/** Where else the person is in the call. */
export interface Elsewhere {
  readonly isThisBrowser: boolean;
  /** By what the person knows the other device, e.g. `Firefox on Windows`. */
  readonly label: string | undefined;
}

/** @param browser the name of this one */
export function elsewhereOf(error: unknown, browser: string): Elsewhere | undefined {
  if (!(error instanceof RapportError) || error.code !== 'in_call_elsewhere') return undefined;
  const { device = '', deviceLabel } = error.fields ?? {};
  return { isThisBrowser: browserOf(device) === browser, label: deviceLabel };
}

export type Verdict =
  | { readonly retry: true; readonly cause: WaitCause }
  | { readonly retry: false; readonly cause: RefusalCause };

/** What a failed way into the call means: whether trying again can help, and why not. */
export function judgeFailure(error: unknown): Verdict {
  if (error instanceof NoMediaPathError) return { retry: true, cause: 'blocked' };
  if (!(error instanceof RapportError)) return { retry: true, cause: 'call_server' };
  switch (error.code) {
    case 'signed_out':
      return { retry: false, cause: 'signed_out' };
    case 'not_found':
    case 'forbidden':
    case 'origin_refused':
    case 'mentorship_ended':
    // It is held otherwise now; the page reads the session again.
    case 'no_call':
      return { retry: false, cause: 'no_access' };
    case 'not_open_yet':
      return { retry: false, cause: 'not_open' };
    case 'session_over':
      return { retry: false, cause: 'over' };
    case 'session_cancelled':
      return { retry: false, cause: 'cancelled' };
    case 'in_call_elsewhere':
      return { retry: false, cause: 'in_elsewhere' };
    case 'call_unavailable':
      return { retry: true, cause: 'call_server' };
    case 'unavailable':
      return { retry: true, cause: error.cause === undefined ? 'server' : silence() };
    default:
      return { retry: true, cause: 'server' };
  }
}

/** Nobody answered at all. */
const silence = (): WaitCause => (navigator.onLine ? 'unreachable' : 'offline');
