import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

/** Longer than any id: what is so long in an address is the secret of a link. */
const secret = /[\w-]{40,}/g;

/** An address as it may be logged. */
export const loggedPath = (path: string): string => path.replace(secret, '*');

/** One line a request, without query string: tokens of the SFU travel in one. */
export function requestLog(log: Log): RequestHandler {
  return function logRequest(req, res, next) {
    const began = performance.now();
    const { method, path } = req;
    res.once('finish', () => {
      const ms = Math.round(performance.now() - began);
      log.debug({ method, path: loggedPath(path), status: res.statusCode, ms }, 'request');
    });
    next();
  };
}
