/**
 * Every way in which Rapport refuses, one code per distinct recovery. The table is the only place that knows
 * a code's HTTP status and whether it is reported as a fault of ours; the client's words are at `errors.<code>`
 * in its translations.
 */
export const errorTable = {
  invalid_input: { status: 400, fault: false },
  signed_out: { status: 401, fault: false },
  wrong_credentials: { status: 401, fault: false },
  origin_refused: { status: 403, fault: false },
  forbidden: { status: 403, fault: false },
  setup_code_wrong: { status: 403, fault: false },
  loopback_only: { status: 403, fault: false },
  not_found: { status: 404, fault: false },
  conflict: { status: 409, fault: false },
  email_taken: { status: 409, fault: false },
  already_set_up: { status: 409, fault: false },
  sample_joined: { status: 409, fault: false },
  already_paired: { status: 409, fault: false },
  not_open_yet: { status: 409, fault: false },
  session_over: { status: 409, fault: false },
  session_cancelled: { status: 409, fault: false },
  session_started: { status: 409, fault: false },
  not_booked: { status: 409, fault: false },
  proposal_changed: { status: 409, fault: false },
  no_call: { status: 409, fault: false },
  not_begun: { status: 409, fault: false },
  mentorship_ended: { status: 409, fault: false },
  mail_off: { status: 409, fault: false },
  link_expired: { status: 410, fault: false },
  too_large: { status: 413, fault: false },
  not_online: { status: 409, fault: false },
  not_now: { status: 409, fault: false },
  in_session: { status: 409, fault: false },
  in_call_elsewhere: { status: 409, fault: false },
  time_in_past: { status: 422, fault: false },
  time_does_not_exist: { status: 422, fault: false },
  too_many_requests: { status: 429, fault: false },
  internal: { status: 500, fault: true },
  unavailable: { status: 503, fault: false },
  call_unavailable: { status: 503, fault: false },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** What a caller receives in the body of a refused request. */
export type ErrorBody = {
  error: {
    code: ErrorCode;
    /** For people who read the API, in English; the interface uses its own words for `code`. */
    message: string;
    /**
     * Field path (dots) to the reason it was refused, for `invalid_input` and the time codes. For `in_call_elsewhere`:
     * `device` as it joined, and its `deviceLabel`.
     */
    fields?: Record<string, string>;
  };
};

/** The one error class that crosses features. Foreign errors are translated where they enter, `cause` kept. */
export class RapportError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;

  constructor(
    code: ErrorCode,
    options: { message?: string; fields?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RapportError';
    this.code = code;
    this.fields = options.fields;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  toBody(): ErrorBody {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.fields ? { fields: this.fields } : {}),
      },
    };
  }
}

/** True for a parsed response body that has the shape of `ErrorBody`. */
export function isErrorBody(body: unknown): body is ErrorBody {
  const code = (body as ErrorBody | null)?.error?.code;
  return typeof code === 'string' && code in errorTable;
}
