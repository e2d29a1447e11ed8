import type { Log } from '../../../platform/log.ts';
import type { CallGrants, Rights } from './callGrants.ts';
import type { GateConnections } from './gateConnections.ts';
import type { Sfu } from './sfu.ts';

interface Ports {
  readonly grants: CallGrants;
  readonly connections: GateConnections;
  readonly sfu: Sfu;
  readonly log: Log;
}

/**
 * Forbid, then cut, then remove: the SFU takes a removed person back with the same token, so the gate has to know
 * first. What fails here is done by the next look into the room.
 */
export async function endRights({ grants, connections, sfu, log }: Ports, which: Rights): Promise<void> {
  try {
    const ended = await grants.end(which);
    connections.end(which);
    await Promise.all(ended.map(({ sessionId, identity }) => sfu.remove(sessionId, identity)));
  } catch (error) {
    log.warn({ err: error }, 'a right to a call has ended, but somebody may still be in it');
    connections.end(which);
  }
}
