import { join } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';

/** The built client: hashed files for a year, the page itself always asked for again, every other path is the page. */
export function staticClient(dir: string): RequestHandler {
  const router = Router();
  router.use(/^\/assets\/background-[^/]+/, forWebAssembly);
  router.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y' }));
  // A file of an older build must fail as what it is; the page in its place would break in a stranger way.
  router.use('/assets', (_req, _res, next) => next('router'));
  // The service worker above all: an old one would keep speaking for a new server.
  const setHeaders = (res: Response) => res.setHeader('Cache-Control', 'no-cache');
  router.use(express.static(dir, { index: false, setHeaders }));
  router.get(/.*/, (req, res, next) => {
    if (!req.accepts('html')) return next();
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(join(dir, 'index.html'));
  });
  return router;
}

/**
 * What hides a background runs WebAssembly in workers. They go by the policy of their own script, so that the pages
 * need not be allowed it.
 */
const forWebAssembly: RequestHandler = (_req, res, next) => {
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
  );
  next();
};
