import { errorTable, RapportError } from '@rapport/shared/core/errors';
import type { ErrorRequestHandler } from 'express';
import { translateDatabaseError } from '../db/database.ts';
import type { Log } from '../log.ts';

/** The one edge where errors leave the server. Only codes and the words of our own errors go out. */
export function errorEdge(log: Log): ErrorRequestHandler {
  return (thrown: unknown, req, res, next) => {
    if (res.headersSent) return next(thrown);
    const error = toRapportError(thrown);
    if (errorTable[error.code].fault)
      log.error({ err: thrown, method: req.method, path: req.path }, 'request failed');
    res.status(error.status).json(error.toBody());
  };
}

function toRapportError(thrown: unknown): RapportError {
  const error = translateDatabaseError(thrown);
  if (error instanceof RapportError) return error;
  // body-parser marks what it refuses with a type
  const type = (error as { type?: string } | null)?.type;
  if (type === 'entity.too.large') return new RapportError('too_large', { cause: error });
  if (type?.startsWith('entity.') || type?.startsWith('encoding.') || error instanceof URIError) {
    return new RapportError('invalid_input', { message: 'The body is not JSON.', cause: error });
  }
  return new RapportError('internal', { message: 'Something failed on the server.', cause: error });
}
