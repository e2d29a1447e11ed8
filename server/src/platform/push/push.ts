import type { PushMessage } from '@rapport/shared/messaging/pushMessage';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { payloadOf } from './payload.ts';
import type { Post } from './post.ts';
import { pushLimits } from './push.limits.ts';
import { PushSubscriptionModel, type PushSubscriptionRecord } from './push.models.ts';
import { type PushKeys, pushKeys } from './pushKeys.ts';
import { retryAfterMs } from './retryAfterMs.ts';
import { hasSubscription, subscriptionsOf } from './subscriptions.ts';

export interface PushOptions {
  readonly urgency: 'very-low' | 'low' | 'normal' | 'high';
  /** How long the push service keeps it for a browser that is away. */
  readonly ttlSeconds: number;
  /** Replaces what still waits for that browser under the same topic: at most 32 characters of base64url. */
  readonly topic?: string;
  /** Only these subscriptions: those that `PushPostponed` named. */
  readonly to?: readonly string[];
}

/** Some browsers could not be reached now. Send again after `retryAfterMs`, only `to` these: the others have it. */
export class PushPostponed extends Error {
  readonly retryAfterMs: number;
  readonly to: readonly string[];

  constructor(retryAfterMs: number, to: readonly string[]) {
    super('a push service asks to try again later');
    this.name = 'PushPostponed';
    this.retryAfterMs = retryAfterMs;
    this.to = to;
  }
}

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly post: Post;
  /** Seals the private key in the database. */
  readonly secret: string;
  /** Tells push services whom to write to: `https:` or `mailto:`. */
  readonly subject: string;
}

type Outcome = 'delivered' | 'gone' | 'refused' | { readonly retryAfterMs: number };

/** Notices to browsers that are not open, by their makers' push services. What it carries, only the browser can read. */
export class Push {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** For browsers, which subscribe with it. */
  async publicKey(): Promise<string> {
    return (await pushKeys(this.#parts.secret)).publicKey;
  }

  /** Whether there is a browser to send to. */
  async reaches(personId: string): Promise<boolean> {
    return (await hasSubscription(personId)) === true;
  }

  /**
   * Sends to every browser of a person; answers how many push services took it. A browser that is gone is forgotten.
   * @throws PushPostponed after all others were sent to
   */
  async send(personId: string, message: PushMessage, options: PushOptions): Promise<{ delivered: number }> {
    const payload = payloadOf(message);
    const all = await subscriptionsOf(personId);
    const chosen = all.filter(({ _id }) => options.to?.includes(_id.toHexString()) ?? true);
    if (chosen.length === 0) return { delivered: 0 };
    const keys = await pushKeys(this.#parts.secret);
    const sent = await Promise.all(
      chosen.map(async (one) => ({ one, outcome: await this.#deliver(one, keys, payload, options) })),
    );
    const waiting = sent.flatMap(({ one, outcome }) =>
      typeof outcome === 'object' ? [{ id: one._id.toHexString(), ms: outcome.retryAfterMs }] : [],
    );
    if (waiting.length > 0) {
      const retryMs = Math.max(...waiting.map(({ ms }) => ms));
      throw new PushPostponed(
        retryMs,
        waiting.map(({ id }) => id),
      );
    }
    return { delivered: sent.filter(({ outcome }) => outcome === 'delivered').length };
  }

  async #deliver(
    { _id, endpoint, p256dh, auth }: PushSubscriptionRecord,
    keys: PushKeys,
    payload: string,
    { urgency, ttlSeconds, topic }: PushOptions,
  ): Promise<Outcome> {
    const { clock, log, post, subject } = this.#parts;
    // Loaded with the first push: few need it.
    const { default: webPush } = await import('web-push');
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, ...keys },
      TTL: ttlSeconds,
      urgency,
      ...(topic !== undefined && { topic }),
    });
    const answer = await post(endpoint, {
      headers: wireHeaders(headers),
      body,
      timeoutMs: pushLimits.answerMs,
    }).catch(() => undefined);
    if (answer === undefined) return { retryAfterMs: pushLimits.retryMs };
    const { status, retryAfter } = answer;
    if (status >= 200 && status < 300) return 'delivered';
    if (status === 429 || status >= 500) return { retryAfterMs: retryAfterMs(retryAfter, clock.now()) };
    if (status === 404 || status === 410) {
      await PushSubscriptionModel.deleteOne({ _id });
      return 'gone';
    }
    // Not whose, nor where: an endpoint is a secret of that browser.
    log.warn({ status }, 'a push service refused a notice');
    return 'refused';
  }
}

/** As text; the length is for whoever sends to say. */
function wireHeaders(headers: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(headers).filter(([name]) => name !== 'Content-Length');
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
