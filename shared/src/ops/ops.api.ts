import { z } from 'zod';
import { operation } from '../core/route.ts';

const part = z.enum(['ok', 'down']);

export const readHealth = operation({
  id: 'ops.readHealth',
  method: 'get',
  path: '/healthz',
  summary: 'Whether the process lives.',
  caller: 'anonymous',
  output: z.object({ process: z.literal('ok') }),
  errors: [],
});

export const readReadiness = operation({
  id: 'ops.readReadiness',
  method: 'get',
  path: '/readyz',
  summary: 'Whether each part answers. 200 when the database does; a call needs the SFU as well.',
  caller: 'anonymous',
  output: z.object({ database: part, sfu: part }),
  errors: ['unavailable'],
});

export const readOperations = operation({
  id: 'ops.readOperations',
  method: 'get',
  path: '/api/operations',
  summary: 'What an admin has to know of the installation; nobody is signed in without its database.',
  caller: 'signedIn',
  output: z.object({
    sfu: part,
    /**
     * `weaker` where people can reach the SFU themselves, past our gate: somebody who was removed from a call can come
     * back with a token of before, for the seconds until the server looks into the room again.
     */
    removal: z.enum(['strict', 'weaker']),
  }),
  errors: ['not_found'],
});

export const readOpenApi = operation({
  id: 'ops.readOpenApi',
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This interface as an OpenAPI 3.1 document.',
  caller: 'anonymous',
  output: z.record(z.string(), z.unknown()),
  errors: [],
});
