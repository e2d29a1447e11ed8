import { RapportError } from '@rapport/shared/core/errors';
import type { AnyOperation } from '@rapport/shared/core/route';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { requireDatabase, whileDatabaseAnswers } from '../db/database.ts';
import type { Kernel } from '../kernel.ts';
import { httpLimits } from './limits.ts';
import type { Principal } from './principal.ts';
import type { RateLimits } from './rateLimits.ts';
import type { Route } from './routeTable.ts';

const json = express.json({ limit: httpLimits.bodyBytes });
/** A signature is over the bytes as they came. */
const raw = express.raw({ type: () => true, limit: httpLimits.bodyBytes });

/** The same for every operation: admit (origin, rate, who), read the body, validate, handle, present. */
export function operationSteps(kernel: Kernel, limits: RateLimits, route: Route): RequestHandler[] {
  const { operation, handler, needsDatabase, isLimited } = route;
  // A body is read only from somebody who may send one.
  const admit: RequestHandler = async (req, res, next) => {
    if (operation.method !== 'get') refuseForeignOrigin(req, kernel.config.RAPPORT_ORIGINS, operation);
    if (operation.caller === 'anonymous' && isLimited) await limits.countAddress(operation, req);
    if (needsDatabase) requireDatabase();
    if (operation.caller === 'signedIn' || operation.caller === 'guest') {
      const authenticate = operation.caller === 'guest' ? kernel.authenticateGuest : kernel.authenticate;
      const principal = await whileDatabaseAnswers(authenticate(req.headers));
      if (!principal) {
        await limits.countAddress(operation, req);
        throw new RapportError('signed_out', { message: 'Sign in first.' });
      }
      await limits.countPerson(principal);
      admitted.set(res, principal);
    }
    next();
  };
  const answer: RequestHandler = async (req, res) => {
    const input = {
      ...(operation.params && { params: parse(operation.params, req.params, 'params') }),
      ...(operation.query && { query: parse(operation.query, req.query, 'query') }),
      ...(operation.body && { body: parse(operation.body, req.body ?? {}, 'body') }),
    };
    const work: Promise<unknown> = handler({ ...input, principal: admitted.get(res), req, res } as never);
    const output = await (needsDatabase ? whileDatabaseAnswers(work) : work);
    if (!operation.output) return void res.status(204).end();
    // What the contract does not list never leaves, whatever a handler returns.
    const body = (operation.output as z.ZodType).parse(output);
    if (operation.media) {
      // Kept by whoever asked, and asked again each time: express answers 304 to the tag of the same text.
      res.setHeader('Cache-Control', 'private, no-cache');
      res.type(operation.media).send(body);
      return;
    }
    res.setHeader('Cache-Control', 'no-store');
    res.json(body);
  };
  return [admit, operation.caller === 'machine' ? raw : json, answer];
}

const admitted = new WeakMap<Response, Principal>();

/** A browser sends Origin with every request that changes something; another site's is refused, cookie or not. */
function refuseForeignOrigin(req: Request, origins: readonly string[], operation: AnyOperation): void {
  if (operation.caller === 'machine') return;
  const origin = req.headers.origin;
  if (origin === undefined ? req.headers.cookie !== undefined : !origins.includes(origin)) {
    throw new RapportError('origin_refused', { message: 'This address may not be used from there.' });
  }
}

function parse(schema: z.ZodType, value: unknown, part: 'params' | 'query' | 'body'): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // An id that cannot exist is like one that does not.
  if (part === 'params') throw new RapportError('not_found', { message: 'There is no such thing.' });
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  );
  throw new RapportError('invalid_input', { message: 'Some fields are not right.', fields });
}
