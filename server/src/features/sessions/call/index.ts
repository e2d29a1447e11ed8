import type { Observation } from '@rapport/shared/sessions/attendance';
import { listInSession } from '@rapport/shared/sessions/inSession.api';
import { checkNetwork } from '@rapport/shared/sessions/networkCheck.api';
import { hasCall } from '@rapport/shared/sessions/sessionKind';
import { phaseOf } from '@rapport/shared/sessions/sessionState';
import * as operations from '@rapport/shared/sessions/sessions.api';
import type { GuestPrincipal } from '../../../platform/http/principal.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import type { Collab } from '../../collab/index.ts';
import { type Identity, signInEnded } from '../../identity/index.ts';
import { type Mentorships, mentorshipEnded } from '../../mentorships/index.ts';
import type { SessionDocuments } from '../documents.ts';
import type { Guests } from '../guests/index.ts';
import { type FrozenRecord, sessionChanged } from '../ports.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import { presentSession } from '../sessions.present.ts';
import { Admission } from './admission.ts';
import { CallGrants, type Rights } from './callGrants.ts';
import { CallHealth } from './callHealth.ts';
import { CallTokens } from './callTokens.ts';
import { NetworkChecks } from './check/NetworkChecks.ts';
import { endRights } from './endRights.ts';
import { endSession } from './endSession.ts';
import { Gate } from './gate.ts';
import { GateConnections } from './gateConnections.ts';
import { InCalls } from './inCalls.ts';
import { joinAsGuest, joinCall } from './joinCall.ts';
import { Presences } from './presences.ts';
import { SfuEvents } from './receiveSfuEvent.ts';
import { Records } from './records.ts';
import { RoomWatch } from './roomWatch.ts';
import { createSfu } from './sfu.ts';
import { SessionSweep } from './sweepSessions.ts';
import { switchCall } from './switchCall.ts';

interface Ports {
  readonly store: SessionStore;
  readonly collab: Collab;
  readonly documents: SessionDocuments;
  readonly mentorships: Mentorships;
  readonly identity: Identity;
  readonly guests: Guests;
}

/** What the rest of the sessions feature uses of the call. */
export interface Call {
  /** Makes the record of a session that is over; undefined when it is not. May be repeated. */
  freeze(sessionId: string): Promise<Session | undefined>;
  /** The newest version. */
  record(sessionId: string): Promise<FrozenRecord | undefined>;
  /** Writes down who was in a session's call; of its two people only. */
  observe(sessionId: string, observations: readonly Observation[]): Promise<void>;
  /** Those of these people who are in a call at this moment, with whomever. */
  inCalls(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Ends rights for good: no earlier token works again, and who is in the call is put out. */
  endRights(which: Rights): Promise<void>;
  /** Mints a token for a guest who may take part. */
  joinAsGuest(
    guest: GuestPrincipal,
    wish: { device: string; takesOver: boolean },
  ): Promise<{ token: string; identity: string }>;
  /** Opens a room in which a guest who may take part tests their connection. */
  checkAsGuest(guest: GuestPrincipal): Promise<{ sender: string; receiver: string }>;
}

/** The call of a session: the way to the SFU, who was there, the end and the record. */
export function createCall(kernel: Kernel, ports: Ports): Call {
  const { store, collab, documents, mentorships } = ports;
  const { guests, door } = ports.guests;
  const { config, log } = kernel;
  const now = () => kernel.clock.now();
  const health = new CallHealth({ store, live: kernel.live, now });
  const sfu = createSfu(config, health.report);
  const grants = new CallGrants();
  const tokens = new CallTokens(config);
  const presences = new Presences();
  const admission = new Admission({ kernel, store, mentorships, grants, tokens, door });
  const connections = new GateConnections(() => admission.tellEnd());
  const inCalls = new InCalls({ mentorships, live: kernel.live, now });
  const records = new Records({ store, collab, documents, presences, guests });
  const watch = new RoomWatch(
    { sfu, store, mentorships, grants, presences, guests, connections, log, now },
    kernel.lifetime,
  );
  const gate = new Gate({
    ...{ sfu, admission, connections, log, now, sfuUrl: config.LIVEKIT_URL },
    changed: (sessionId) => watch.lookSoon(sessionId),
  });
  const events = new SfuEvents(config, watch);
  const sweep = new SessionSweep({ store, collab, presences, records, log });
  const checks = new NetworkChecks({ store, mentorships, tokens, sfu });
  const end = (which: Rights) => endRights({ grants, connections, sfu, log }, which);

  kernel.upgrades.add('/rtc', gate.upgrade);
  kernel.routes.raw('/rtc', gate.request);
  kernel.lifetime.onEnd('call gate', () => {
    gate.sendAway();
    connections.endAll();
  });
  kernel.routes.handle(operations.joinCall, ({ principal, params, body }) =>
    joinCall({ store, mentorships, grants, tokens, sfu, connections }, principal, {
      ...{ ...params, ...body, now: now() },
    }),
  );
  kernel.routes.handle(listInSession, async ({ principal }) => ({
    people: await inCalls.forPartner(principal.personId),
  }));
  kernel.routes.handle(operations.switchCall, async ({ principal, params, body }) => {
    await switchCall({ store, grants, connections, sfu, log }, principal, { ...params, ...body });
    return undefined;
  });
  kernel.routes.handle(checkNetwork, ({ principal, params }) =>
    checks.open(principal, params.sessionId, now()),
  );
  kernel.routes.handle(operations.endSession, async ({ principal, params }) => {
    const over = await endSession({ store, collab, watch, records, log }, principal, params.sessionId, now());
    return presentSession(ports, principal, over, now());
  });
  kernel.routes.handle(operations.receiveSfuEvent, async ({ req }) => {
    const body: unknown = req.body;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    await events.receive(bytes, req.headers.authorization, now());
    return undefined;
  });
  // Also where nobody is put out: the session is over, or lasts longer.
  kernel.events.subscribe(sessionChanged, () => admission.tellEnd());
  endWithTheirCauses(kernel, store, end);
  kernel.sweeper.add('rooms', async (at) => {
    // Undefined while the SFU does not answer: then its health says so.
    const rooms = await sfu.rooms().catch(() => undefined);
    await Promise.all([
      health.tell(sfu),
      ...(rooms ? [watch.lookAtAll(rooms), checks.sweep(rooms, at)] : []),
    ]);
  });
  kernel.sweeper.add('people in calls', () => inCalls.tell());
  kernel.sweeper.add('sessions', (at) => sweep.run(at));

  return {
    freeze: (sessionId) => records.freeze(sessionId, now()),
    record: (sessionId) => records.find(sessionId),
    inCalls: (personIds) => inCalls.of(personIds),
    observe: (sessionId, observations) => presences.observe(sessionId, observations),
    endRights: end,
    joinAsGuest: (guest, wish) =>
      joinAsGuest({ grants, tokens, sfu, connections }, guest, { ...wish, now: now() }),
    checkAsGuest: (guest) => checks.openForGuest(guest, now()),
  };
}

/** A right to a call ends with the sign-in, the pair, and the session's time. */
function endWithTheirCauses(
  kernel: Kernel,
  store: SessionStore,
  end: (which: Rights) => Promise<void>,
): void {
  kernel.events.subscribe(signInEnded, ({ signInId }) => end({ signInId }));
  kernel.events.subscribe(mentorshipEnded, async ({ mentorshipId }) => {
    for await (const { id } of store.every({ states: ['scheduled', 'live'], mentorshipId })) {
      await end({ sessionId: id });
    }
  });
  kernel.events.subscribe(sessionChanged, async ({ sessionId, event }) => {
    if (event !== 'cancelled' && event !== 'moved' && event !== 'kind_changed') return;
    const session = await store.find(sessionId);
    const isOpen = session && phaseOf(timesOf(session), kernel.clock.now()) === 'open';
    if (session && !(isOpen && hasCall(session.kind))) await end({ sessionId });
  });
}
