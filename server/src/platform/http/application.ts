import { RapportError } from '@rapport/shared/core/errors';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Kernel } from '../kernel.ts';
import { errorEdge } from './errorEdge.ts';
import { httpLimits } from './limits.ts';
import { operationHandler } from './operationHandler.ts';
import { RateLimits } from './rateLimits.ts';
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
  for (const [prefix, handler] of routes.allRaw()) app.use(prefix, handler);
  app.use(compression());

  const limits = new RateLimits();
  const json = express.json({ limit: httpLimits.bodyBytes });
  const raw = express.raw({ type: () => true, limit: httpLimits.bodyBytes });
  for (const route of routes.all()) {
    const body = route.operation.caller === 'machine' ? raw : json;
    app[route.operation.method](route.operation.path, body, operationHandler(kernel, limits, route));
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
