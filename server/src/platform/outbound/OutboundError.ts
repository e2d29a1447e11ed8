/** Why nothing came of a request to another server: one reason per thing that somebody can do about it. */
export type OutboundReason =
  /** The address is none that can be asked. */
  | 'address'
  /** It leads to where the server does not go. */
  | 'not_allowed'
  | 'unknown_host'
  | 'unreachable'
  /** Its certificate does not prove that it is who it says. */
  | 'not_trusted'
  | 'slow'
  | 'too_large'
  /** Redirected too often, nowhere, or from https to http. */
  | 'redirects'
  /** The answer is packed although it was asked for as it is. */
  | 'packed';

export class OutboundError extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.name = 'OutboundError';
    this.reason = reason;
  }
}

const ofTrust = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO)/;

/** What the network, TLS and the HTTP parser throw, in our words. */
export function outboundError(thrown: unknown): OutboundError {
  if (thrown instanceof OutboundError) return thrown;
  const code = String((thrown as { code?: unknown } | null)?.code);
  if (code === 'HPE_HEADER_OVERFLOW') return new OutboundError('too_large', { cause: thrown });
  return new OutboundError(ofTrust.test(code) ? 'not_trusted' : 'unreachable', { cause: thrown });
}
