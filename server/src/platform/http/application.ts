import { RapportError } from '@rapport/shared/core/errors';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Kernel } from '../kernel.ts';
import { errorEdge } from './errorEdge.ts';
import { operationSteps } from './operationSteps.ts';
import { RateLimits } from './rateLimits.ts';
import { requestLog } from './requestLog.ts';
import type { RawHandler } from './routeTable.ts';
import { securityHeaders } from './securityHeaders.ts';
import { staticClient } from './staticClient.ts';

/** Makes the express application from the operations that the features have taken on. */
export function createApplication(kernel: Kernel): Express {
  const { config, routes } = kernel;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.RAPPORT_TRUST_PROXY);
  app.set('query parser', 'simple');
  app.use(securityHeaders(config.RAPPORT_ORIGINS[0]?.startsWith('https:') ?? false));
  app.use(requestLog(kernel.log));
  for (const [prefix, handler] of routes.allRaw()) {
    app.use(below(prefix, handler));
  }
  app.use(compression());

  const limits = new RateLimits();
  for (const route of routes.all()) {
    const { method, path } = route.operation;
    app[method](path, operationSteps(kernel, limits, route));
  }
  app.use(['/api', '/collab', '/socket.io'], noSuchAddress);
  if (config.RAPPORT_CLIENT_DIR) app.use(staticClient(config.RAPPORT_CLIENT_DIR));
  app.use(noSuchPage);
  app.use(errorEdge(kernel.log));
  return app;
}

/** Not mounted with the prefix: the handler passes the whole path on. */
function below(prefix: string, handler: RawHandler): RequestHandler {
  return function raw(req, res, next) {
    if (req.path === prefix || req.path.startsWith(`${prefix}/`)) handler(req, res);
    else next();
  };
}

function noSuchAddress(): never {
  throw new RapportError('not_found', { message: 'There is no such address.' });
}

function noSuchPage(): never {
  throw new RapportError('not_found', { message: 'There is no such page.' });
}
