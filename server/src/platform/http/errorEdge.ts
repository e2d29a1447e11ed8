import { errorTable, RapportError } from '@rapport/shared/core/errors';
import type { ErrorRequestHandler } from 'express';
import { translateDatabaseError } from '../db/database.ts';
import type { Log } from '../log.ts';
import { loggedPath } from './requestLog.ts';

/** The one edge where errors leave the server. Only codes and the words of our own errors go out. */
export function errorEdge(log: Log): ErrorRequestHandler {
  return function answerError(thrown: unknown, req, res, next) {
    if (res.headersSent) return next(thrown);
    const error = toRapportError(thrown);
    if (errorTable[error.code].fault)
      log.error({ err: thrown, method: req.method, path: loggedPath(req.path) }, 'request failed');
    res.status(error.status).json(error.toBody());
  };
}

function toRapportError(thrown: unknown): RapportError {
  const error = translateDatabaseError(thrown);
  if (error instanceof RapportError) return error;
  // express and its parsers mark what they refuse with a status of the caller's making.
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) {
    return new RapportError('too_large', {
      message: 'This is more than one request may carry.',
      cause: error,
    });
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new RapportError('invalid_input', { message: 'The request cannot be read.', cause: error });
  }
  return new RapportError('internal', { message: 'Something failed on the server.', cause: error });
}
