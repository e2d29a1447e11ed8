import { RapportError } from '@rapport/shared/core/errors';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Kernel } from '../kernel.ts';
import { errorEdge } from './errorEdge.ts';
import { operationSteps } from './operationSteps.ts';
import { RateLimits } from './rateLimits.ts';
import { requestLog } from './requestLog.ts';
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
    // Not mounted with the prefix: the handler passes the whole path on.
    app.use((req, res, next) => (isBelow(prefix, req.path) ? handler(req, res) : next()));
  }
  app.use(compression());

  const limits = new RateLimits();
  for (const route of routes.all()) {
    const { method, path } = route.operation;
    app[method](path, operationSteps(kernel, limits, route));
  }
  app.use(['/api', '/collab', '/socket.io'], () => {
    throw new RapportError('not_found', { message: 'There is no such address.' });
  });
  if (config.RAPPORT_CLIENT_DIR) app.use(staticClient(config.RAPPORT_CLIENT_DIR));
  app.use(() => {
    throw new RapportError('not_found', { message: 'There is no such page.' });
  });
  app.use(errorEdge(kernel.log));
  return app;
}

const isBelow = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
