import * as api from '@rapport/shared/ops/ops.api';
import { pingDatabase } from '../../platform/db/database.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { openApiDocument } from './openApiDocument.ts';

const probeMs = 1_000;

/** Health for machines that look after this one, and the contract as a document. */
export function createOps(kernel: Kernel): void {
  kernel.routes.handle(api.readHealth, async () => ({ process: 'ok' as const }), { needsDatabase: false });

  kernel.routes.handle(
    api.readReadiness,
    async ({ res }) => {
      const [database, sfu] = await Promise.all([
        answers(pingDatabase(probeMs)),
        answers(pingSfu(kernel.config.LIVEKIT_URL)),
      ]);
      // Without the SFU agenda, notes and records go on; without the database nothing does.
      if (database === 'down') res.status(503);
      return { database, sfu };
    },
    { needsDatabase: false },
  );

  const document = openApiDocument();
  kernel.routes.handle(api.readOpenApi, async () => document, { needsDatabase: false });
}

async function answers(probe: Promise<unknown>): Promise<'ok' | 'down'> {
  return probe.then(
    () => 'ok' as const,
    () => 'down' as const,
  );
}

async function pingSfu(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(probeMs) });
  await answer.body?.cancel();
}
