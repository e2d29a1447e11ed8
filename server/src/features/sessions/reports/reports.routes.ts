import * as operations from '@rapport/shared/sessions/reports.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Call } from '../call/index.ts';
import type { Session } from '../sessionStore.ts';
import { presentSession } from '../sessions.present.ts';
import type { SessionPorts } from '../sessions.routes.ts';
import { correctReport } from './correctReport.ts';
import { reportSession } from './reportSession.ts';

interface Ports extends SessionPorts {
  readonly call: Pick<Call, 'freeze'>;
}

/** What the two say of sessions without a call. */
export function handleReports(kernel: Kernel, ports: Ports): void {
  const { store, call } = ports;
  const now = () => kernel.clock.now();
  const present = async (who: Principal, session: Session): Promise<SessionView> => {
    // It is said whatever happens now: a record that cannot be made yet is made by the sweep.
    const frozen = await call.freeze(session.id).catch((error: unknown) => {
      kernel.log.warn({ err: error, session: session.id }, 'the record has to wait');
      return undefined;
    });
    return presentSession(ports, who, frozen ?? session, now());
  };
  kernel.routes.handle(operations.reportSession, async ({ principal, params, body }) =>
    present(principal, await reportSession(store, principal, params.sessionId, body, now())),
  );
  kernel.routes.handle(operations.correctReport, async ({ principal, params, body }) =>
    present(principal, await correctReport(store, principal, params.sessionId, body, now())),
  );
}
