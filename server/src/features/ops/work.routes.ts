import { RapportError } from '@rapport/shared/core/errors';
import * as api from '@rapport/shared/ops/work.api';
import { pageOfJobs } from '../../platform/jobs/listJobs.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { pageOfMail } from '../../platform/mail/listMail.ts';
import { requireOffice } from './requireOffice.ts';

/** What the server has to do, and what it has written to people, for admins. */
export function handleWork(kernel: Kernel): void {
  const { routes, jobs, mail, clock } = kernel;
  routes.handle(api.listJobs, async ({ principal, query }) => {
    requireOffice(principal);
    const { rows, nextCursor, counts } = await pageOfJobs(query, clock.now());
    const items = rows.map(({ _id, kind, state, dueAt, runAt, attempts, problem }) => ({
      ...{ id: _id, kind, state, attempts, problem },
      dueAt: dueAt.toISOString(),
      nextAt: state === 'waiting' ? runAt.toISOString() : null,
    }));
    return { items, nextCursor, counts };
  });
  routes.handle(api.retryJob, async ({ principal, body }) => {
    requireOffice(principal);
    if (!(await jobs.retry(body.id, clock.now()))) throw new RapportError('not_found');
    return undefined;
  });
  routes.handle(api.listMail, async ({ principal, query }) => {
    requireOffice(principal);
    const { rows, nextCursor } = await pageOfMail(query);
    const items = rows.map(({ _id, to, subject, body, secret, state, problem, createdAt, sentAt }) => ({
      ...{ id: _id, to, subject, state, problem },
      text: mail.isOn || secret ? null : (body?.text ?? null),
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
    return { items, nextCursor, isOn: mail.isOn };
  });
}
