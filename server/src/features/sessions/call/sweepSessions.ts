import { sessionDocument } from '@rapport/shared/collab/documentName';
import { minute, opensBefore, writableAfterEnd } from '@rapport/shared/sessions/sessionState';
import { inParallel } from '../../../platform/inParallel.ts';
import type { Log } from '../../../platform/log.ts';
import type { Collab } from '../../collab/index.ts';
import type { Session, SessionQuery, SessionStore } from '../sessionStore.ts';
import { timesOf } from '../sessions.policy.ts';
import type { Presences } from './presences.ts';
import type { Records } from './records.ts';
import { lifeAt } from './sessionLife.ts';

interface Ports {
  readonly store: SessionStore;
  readonly collab: Pick<Collab, 'present' | 'read'>;
  readonly presences: Presences;
  readonly records: Records;
  readonly log: Log;
}

/** Sessions that are looked at side by side: people's requests share the connections to the database. */
const atOnce = 4;
/** How often documents of sessions that are over are looked at for late text (ms). */
const lateEvery = minute;
/** A write of the last moment is still found. */
const lateFor = writableAfterEnd + 10 * minute;

/** What becomes of sessions by time alone, and what a crash has left undone. Safe to repeat and to die in. */
export class SessionSweep {
  readonly #ports: Ports;
  /** Revision of a document at the last look, for sessions that are over. */
  #revisions = new Map<string, number>();
  #lateAt = Number.NEGATIVE_INFINITY;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(now: number): Promise<void> {
    const { records } = this.#ports;
    const startsBefore = new Date(now + opensBefore);
    await this.#each({ states: ['scheduled', 'live'], startsBefore }, (session) => this.#move(session, now));
    await this.#each({ states: ['ended'] }, ({ id }) => records.freeze(id, now));
    if (now - this.#lateAt < lateEvery) return;
    this.#lateAt = now;
    await this.#freezeLateText(now);
  }

  async #move(session: Session, now: number): Promise<void> {
    const { store, collab, presences } = this.#ports;
    const { id, version } = session;
    const inDocument = collab.present(sessionDocument(session.id));
    // One person alone prepares, or waits; two are a session.
    if ([session.mentorId, session.menteeId].every((person) => inDocument.includes(person))) {
      await presences.observeDocument(session.id, now);
    }
    const verdict = lifeAt(timesOf(session), await presences.last(session.id), now);
    if (!verdict) return;
    const cause = verdict.event === 'joined' ? verdict.cause : 'sweep';
    const patch = verdict.event === 'emptied' ? { endedAt: new Date(verdict.at) } : {};
    // Only as it was read: somebody may have moved it, made it longer, or said how it is held, meanwhile.
    await store.applyEvent(id, verdict.event, cause, patch, version);
  }

  /** Somebody still typing makes one version when they pause, not one a minute. */
  async #freezeLateText(now: number): Promise<void> {
    const { collab, records } = this.#ports;
    const before = this.#revisions;
    this.#revisions = new Map();
    await this.#each({ states: ['recorded'], endedAfter: new Date(now - lateFor) }, async ({ id }) => {
      const stored = await collab.read(sessionDocument(id));
      if (!stored) return;
      this.#revisions.set(id, stored.revision);
      const isQuiet = before.get(id) === stored.revision || collab.present(sessionDocument(id)).length === 0;
      if (isQuiet && (await records.revision(id)) !== stored.revision) await records.freeze(id, now);
    });
  }

  /** One session that fails must not keep the others from their record. */
  #each(which: SessionQuery, work: (session: Session) => Promise<unknown>): Promise<void> {
    const { store, log } = this.#ports;
    return inParallel(store.every(which), atOnce, work, (error, { id }) =>
      log.warn({ err: error, session: id }, 'session could not be swept'),
    );
  }
}
