import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { requireDatabase } from '../db/database.ts';
import type { Kernel } from '../kernel.ts';
import type { RateLimits } from './rateLimits.ts';
import type { Route } from './routeTable.ts';

/** Authenticate, limit, validate, handle, present: the same for every operation. */
export function operationHandler(kernel: Kernel, limits: RateLimits, route: Route): RequestHandler {
  const { operation, handler } = route;
  return async (req, res) => {
    if (operation.method !== 'get') refuseForeignOrigin(req, kernel.config.RAPPORT_ORIGINS, operation);
    const principal = await findPrincipal(kernel, operation, req);
    await limits.count(operation, req, principal);
    const input = {
      ...(operation.params && { params: parse(operation.params, req.params, 'params') }),
      ...(operation.query && { query: parse(operation.query, req.query, 'query') }),
      ...(operation.body && { body: parse(operation.body, req.body ?? {}, '') }),
    };
    const output: unknown = await handler({ ...input, principal, req, res } as never);
    if (res.headersSent) return;
    if (!operation.output) return void res.status(204).end();
    // What the contract does not list never leaves, whatever a handler returns.
    res.setHeader('Cache-Control', 'no-store');
    res.json((operation.output as z.ZodType).parse(output));
  };
}

async function findPrincipal(kernel: Kernel, operation: AnyOperation, req: Request) {
  if (operation.caller !== 'signedIn') return undefined;
  requireDatabase();
  const principal = await kernel.authenticate(req.headers);
  if (!principal) throw new RapportError('signed_out', { message: 'Sign in first.' });
  return principal;
}

/** A browser sends Origin with every request that changes something; another site's is refused, cookie or not. */
function refuseForeignOrigin(req: Request, origins: readonly string[], operation: AnyOperation): void {
  if (operation.caller === 'machine') return;
  const origin = req.headers.origin;
  if (origin === undefined ? req.headers.cookie !== undefined : !origins.includes(origin)) {
    throw new RapportError('origin_refused', { message: 'This address may not be used from there.' });
  }
}

function parse(schema: z.ZodType, value: unknown, part: 'params' | 'query' | ''): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // An id that cannot exist is like one that does not.
  if (part === 'params') throw new RapportError('not_found', { message: 'There is no such thing.' });
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  );
  throw new RapportError('invalid_input', { message: 'Some fields are not right.', fields });
}
