import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

/** One line a request, without query string: tokens of the SFU travel in one. */
export function requestLog(log: Log): RequestHandler {
  return function logRequest(req, res, next) {
    const began = performance.now();
    const { method, path } = req;
    res.once('finish', () => {
      const ms = Math.round(performance.now() - began);
      log.debug({ method, path, status: res.statusCode, ms }, 'request');
    });
    next();
  };
}
