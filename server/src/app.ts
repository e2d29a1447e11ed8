import type { Server } from 'node:http';
import type { Config } from './config.ts';
import { createCollab } from './features/collab/index.ts';
import { createIdentity, upgradeIdentity } from './features/identity/index.ts';
import { createMentorships } from './features/mentorships/index.ts';
import { createMessaging } from './features/messaging/index.ts';
import { createOps } from './features/ops/index.ts';
import { createReview } from './features/review/index.ts';
import { createScheduling, type Scheduling } from './features/scheduling/index.ts';
import { createSessions, upgradeSessions } from './features/sessions/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { createIndexes, startDatabase } from './platform/db/database.ts';
import { EventBus } from './platform/events.ts';
import { createHttpServer, listen } from './platform/http/httpServer.ts';
import { RouteTable } from './platform/http/routeTable.ts';
import { UpgradeRouter } from './platform/http/upgradeRouter.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import type { Kernel } from './platform/kernel.ts';
import { Lifetime } from './platform/lifetime.ts';
import type { Log } from './platform/log.ts';
import { Mailer } from './platform/mail/mailer.ts';
import { Outbound, type OutboundOptions } from './platform/outbound/Outbound.ts';
import { createPush } from './platform/push/createPush.ts';
import { guardedPost, type Post } from './platform/push/post.ts';
import { LiveSockets } from './platform/realtime/liveSockets.ts';
import { Sweeper } from './platform/sweeper.ts';

export interface App {
  readonly kernel: Kernel;
  readonly http: Server;
  /** What a feature on its right would ask it for. */
  readonly scheduling: Scheduling;
  /** Answers the port, which differs from the configured one when that is 0. */
  listen(): Promise<number>;
  end(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: Clock;
  /** How often sweeps run; 0 leaves them to the caller. */
  readonly sweepMs?: number;
  /** Reaches push services; tests have one of their own. */
  readonly post?: Post;
  /** Where the server may go; tests let it come to their own servers. No setting does: an operator could leave it on. */
  readonly outbound?: OutboundOptions;
}

/** How often what is long over is removed (ms). */
const cleaningMs = 60 * 60_000;

/** The one place that knows every feature: it creates them from left to right and serves what they registered. */
export async function createApp(config: Config, log: Log, options: AppOptions = {}): Promise<App> {
  const lifetime = new Lifetime();
  const live = new LiveSockets();
  const jobs = new Jobs(log);
  const outbound = new Outbound(options.outbound);
  const clock = options.clock ?? systemClock;
  const kernel: Kernel = {
    config,
    log,
    lifetime,
    live,
    clock,
    events: new EventBus(log),
    routes: new RouteTable(),
    upgrades: new UpgradeRouter(config.RAPPORT_ORIGINS, log),
    outbound,
    sweeper: new Sweeper(log),
    jobs,
    mail: new Mailer(config, jobs, lifetime),
    push: createPush({ config, clock, log }, options.post ?? guardedPost(outbound)),
    authenticate: () => Promise.reject(new Error('identity comes first')),
    authenticateGuest: () => Promise.reject(new Error('sessions come first')),
  };

  lifetime.onEnd('outbound', () => kernel.outbound.end());
  startDatabase(config.MONGODB_URL, lifetime, log, prepareDatabase);
  const identity = createIdentity(kernel);
  const collab = createCollab(kernel, config.RAPPORT_COLLAB_LIMITS);
  const mentorships = createMentorships(kernel, { identity, collab });
  const sessions = createSessions(kernel, { identity, collab, mentorships });
  const scheduling = createScheduling(kernel, { identity, sessions });
  createMessaging(kernel, { identity, sessions, scheduling });
  createReview(kernel, { mentorships, sessions });
  createOps(kernel);

  kernel.sweeper.add('old jobs', (now) => jobs.forget(now), { everyMs: cleaningMs });
  kernel.sweeper.add('old mail', (now) => kernel.mail.forget(now), { everyMs: cleaningMs });
  live.attach(kernel);
  const sweepMs = options.sweepMs ?? 5_000;
  if (sweepMs > 0) {
    kernel.sweeper.start(lifetime, sweepMs, () => kernel.clock.now());
    jobs.start(lifetime, sweepMs, () => kernel.clock.now());
  }
  const http = createHttpServer(kernel);

  return {
    kernel,
    http,
    scheduling,
    listen: () => listen(http, config.RAPPORT_HOST, config.RAPPORT_PORT),
    end: async () => {
      await lifetime.end(log);
      http.closeAllConnections();
    },
  };
}

/** Before anybody is served: what older versions wrote is brought to how it is read now. */
async function prepareDatabase(): Promise<void> {
  await createIndexes();
  await upgradeIdentity();
  await upgradeSessions();
}
