import * as api from '@rapport/shared/ops/ops.api';
import { pingDatabase } from '../../platform/db/database.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { isOutside } from './isOutside.ts';
import { requireOffice } from './requireOffice.ts';
import { handleWork } from './work.routes.ts';

const probeMs = 1_000;

/** Health for machines that look after this one, what admins have to know, and the contract as a document. */
export function createOps(kernel: Kernel): void {
  const { routes, config, log } = kernel;
  routes.handle(api.readHealth, async () => ({ process: 'ok' as const }), {
    needsDatabase: false,
    isLimited: false,
  });

  const probeSfu = shared(() => answers(pingSfu(config.LIVEKIT_URL)));
  routes.handle(
    api.readReadiness,
    async ({ res }) => {
      const [database, sfu] = await Promise.all([answers(pingDatabase(probeMs)), probeSfu()]);
      // Without the SFU agenda, notes and records go on; without the database nothing does.
      if (database === 'down') res.status(503);
      return { database, sfu };
    },
    { needsDatabase: false, isLimited: false },
  );

  const removal = isOutside(config.LIVEKIT_URL) ? ('weaker' as const) : ('strict' as const);
  if (removal === 'weaker') {
    log.warn(
      { sfu: new URL(config.LIVEKIT_URL).host },
      'people can reach the SFU without passing this server: removing somebody from a call is weaker',
    );
  }
  routes.handle(api.readOperations, async ({ principal }) => {
    requireOffice(principal);
    return { sfu: await probeSfu(), removal };
  });

  handleWork(kernel);

  let document: Promise<Record<string, unknown>> | undefined;
  routes.handle(
    api.readOpenApi,
    () => {
      document ??= import('./openApiDocument.ts').then(({ openApiDocument }) => openApiDocument());
      return document;
    },
    { needsDatabase: false },
  );
}

/** Who asks while an answer is under way gets that one: probes are not limited in number. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().finally(() => {
      answer = undefined;
    });
    return answer;
  };
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
