import { RapportError } from '@rapport/shared/core/errors';
import { type Logger, pino } from 'pino';

/** Logs hold no content, no token, no query string. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Writes to standard output, or to `to`. */
export function createLog(level: string, to?: { write(line: string): void }): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return to ? pino(options, to) : pino(options);
}

/** These put the values that they refuse into their messages. */
const quotesContent = /^(Mongo|Bulk|Validat|Cast|Zod|SyntaxError|APIError)/;

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = error instanceof RapportError ? error.code : (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(!quotesContent.test(error.name) && { message: error.message }),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
