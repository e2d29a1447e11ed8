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

export const fetchPost: Post = async (url, { headers, body, timeoutMs }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, ...(retryAfter !== null && { retryAfter }) };
};
