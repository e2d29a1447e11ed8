import { errorTable } from '@rapport/shared/core/errors';
import type { AnyOperation, Caller } from '@rapport/shared/core/route';
import { operations } from '@rapport/shared/operations';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

const errorBody = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errorTable) as [string, ...string[]]),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
    }),
  })
  .meta({ id: 'Error' });

/** The OpenAPI 3.1 document of every operation, made from the same objects that the server mounts. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Rapport', version: '0.1.0' },
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'rapport' },
        guest: { type: 'apiKey', in: 'cookie', name: 'rapport-guest' },
      },
    },
  }) as unknown as Record<string, unknown>;
}

const schemeOf: Readonly<Record<Caller, 'session' | 'guest' | undefined>> = {
  ...{ signedIn: 'session', guest: 'guest', anonymous: undefined, machine: undefined },
};

function describe(operation: AnyOperation): ZodOpenApiOperationObject {
  const needs = schemeOf[operation.caller];
  const codes = needs ? [...operation.errors, 'signed_out' as const] : operation.errors;
  const refusals = new Map<number, string[]>();
  for (const code of codes) {
    const { status } = errorTable[code];
    refusals.set(status, [...(refusals.get(status) ?? []), code]);
  }
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: needs ? [{ [needs]: [] }] : [],
    requestParams: {
      ...(operation.params && { path: operation.params }),
      ...(operation.query && { query: operation.query }),
    },
    ...(operation.body && { requestBody: { content: { 'application/json': { schema: operation.body } } } }),
    responses: {
      ...(operation.output
        ? {
            '200': {
              description: 'OK',
              content: { [operation.media ?? 'application/json']: { schema: operation.output } },
            },
          }
        : { '204': { description: 'Done' } }),
      ...Object.fromEntries(
        [...refusals].map(([status, names]) => [
          String(status),
          { description: names.join(', '), content: { 'application/json': { schema: errorBody } } },
        ]),
      ),
    },
  };
}
