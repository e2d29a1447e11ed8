import * as operations from '@rapport/shared/sessions/proposals.api';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Session } from '../sessionStore.ts';
import { presentSession } from '../sessions.present.ts';
import type { SessionPorts } from '../sessions.routes.ts';
import { acceptProposal, counterProposal, declineProposal, withdrawProposal } from './answerProposal.ts';
import { proposeSession } from './proposeSession.ts';
import { proposalsSweep } from './sweepProposals.ts';

/** A time that one of the two proposes, until the other one has answered. */
export function handleProposals(kernel: Kernel, ports: SessionPorts): void {
  const now = () => kernel.clock.now();
  const present = (who: Principal, session: Session) => presentSession(ports, who, session, now());
  const answer = (who: Principal, { sessionId }: { sessionId: string }) => ({ who, sessionId, now: now() });

  kernel.routes.handle(operations.proposeSession, async ({ principal, params, body }) =>
    present(principal, await proposeSession(ports, principal, params.mentorshipId, body, now())),
  );
  kernel.routes.handle(operations.acceptProposal, async ({ principal, params, body }) =>
    present(principal, await acceptProposal(ports, answer(principal, params), body)),
  );
  kernel.routes.handle(operations.counterProposal, async ({ principal, params, body }) =>
    present(principal, await counterProposal(ports, answer(principal, params), body)),
  );
  kernel.routes.handle(operations.declineProposal, async ({ principal, params, body }) =>
    present(principal, await declineProposal(ports, answer(principal, params), body)),
  );
  kernel.routes.handle(operations.withdrawProposal, async ({ principal, params }) =>
    present(principal, await withdrawProposal(ports, answer(principal, params))),
  );
  kernel.sweeper.add('proposals', proposalsSweep({ ...ports, log: kernel.log }));
}
