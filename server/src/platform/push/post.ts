import type { Outbound } from '../outbound/Outbound.ts';
import { OutboundError } from '../outbound/OutboundError.ts';

/** What a push service answers, as far as it matters: the status, and when it may be asked again (`Retry-After`). */
export interface PostAnswer {
  readonly status: number;
  readonly retryAfter?: string;
}

/** Sends bytes to a push service. Follows no redirect; rejects where there is no answer within `timeoutMs`. */
export type Post = (
  url: string,
  request: { headers: Record<string, string>; body: Buffer; timeoutMs: number },
) => Promise<PostAnswer>;

/** Push services are addresses that people name: none of them leads inwards. */
export function guardedPost(outbound: Pick<Outbound, 'post'>): Post {
  return async (url, { headers, body, timeoutMs }) => {
    try {
      const answer = await outbound.post(url, { headers, body }, { totalMs: timeoutMs });
      const retryAfter = answer.headers['retry-after'];
      return { status: answer.status, ...(retryAfter !== undefined && { retryAfter }) };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      // An address that may never be asked is like one where nobody is any more.
      if (error.reason === 'not_allowed' || error.reason === 'address') return { status: 410 };
      // It has answered, only more than anybody reads: it is not to get the notice twice.
      if (error.reason === 'too_large' || error.reason === 'packed') return { status: 200 };
      throw error;
    }
  };
}
