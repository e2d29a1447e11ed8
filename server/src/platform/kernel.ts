import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { EventBus } from './events.ts';
import type { Authenticator, GuestAuthenticator } from './http/principal.ts';
import type { RouteTable } from './http/routeTable.ts';
import type { UpgradeRouter } from './http/upgradeRouter.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Lifetime } from './lifetime.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outbound } from './outbound/Outbound.ts';
import type { Push } from './push/push.ts';
import type { Live } from './realtime/live.ts';
import type { Sweeper } from './sweeper.ts';

/** What the platform gives to every feature. A feature's `createX(kernel, ports)` registers with it and returns its ports. */
export interface Kernel {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** Whatever a feature starts (timers, sockets, connections) ends with this. */
  readonly lifetime: Lifetime;
  readonly events: EventBus;
  readonly routes: RouteTable;
  readonly upgrades: UpgradeRouter;
  readonly live: Live;
  /** The way to addresses that people name. */
  readonly outbound: Outbound;
  readonly sweeper: Sweeper;
  readonly jobs: Jobs;
  readonly mail: Mailer;
  readonly push: Push;
  /** Set by identity, the leftmost feature, before any other is created. */
  authenticate: Authenticator;
  /** Set by sessions, whose guests they are, before anybody is served. */
  authenticateGuest: GuestAuthenticator;
}
