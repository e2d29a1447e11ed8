import { sessionDocument } from '@rapport/shared/collab/documentName';
import { longestSession } from '@rapport/shared/sessions/extension';
import { emptyAfterEnd, minute, opensBefore } from '@rapport/shared/sessions/sessionState';
import { inParallel } from '../../../platform/inParallel.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Turnstile } from '../../../platform/turnstile.ts';
import { orUnfinished } from '../../../platform/workshop.ts';
import { type Collab, serverAuthor } from '../../collab/index.ts';
import type { SessionDocuments } from '../documents.ts';
import { sessionChanged } from '../ports.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { endedBetween, type OverItems } from './endedItems.ts';
import type { ItemReading } from './readItems.ts';

type Platform = Pick<Kernel, 'events' | 'sweeper' | 'log'>;
interface Ports {
  readonly store: SessionStore;
  readonly collab: Pick<Collab, 'versions'>;
  readonly documents: SessionDocuments;
}

/** Longest title that a version's name takes over. */
const longestName = 120;
/** Sessions that are looked at side by side. */
const atOnce = 4;
/**
 * A session whose end this process did not see gets its version when it ended no longer ago than this (ms). One that
 * was left without a word has ended when the last one went, which is known only after its planned end. It is the text of
 * that later moment, which is better than none.
 */
const endedWithin = longestSession * minute + opensBefore + 2 * emptyAfterEnd;

/**
 * Versions that nobody asks for: at a session's start, at the end of each agenda item, at its end. The server reads
 * the ends of items from the document itself, so that they are there whatever client wrote them, also one that was
 * offline meanwhile or has vanished since.
 */
export function keepVersions(kernel: Platform, { store, collab, documents }: Ports): void {
  const kept = new KeptVersions(collab.versions, documents);

  kernel.events.subscribe(sessionChanged, async ({ sessionId, event }) => {
    if (event === 'joined') await kept.start(sessionId);
    if (event === 'ended' || event === 'emptied' || event === 'held') await kept.end(sessionId);
  });
  kernel.sweeper.add('versions', async (now) => {
    const before = kept.sessions();
    const failed = (error: unknown, { id }: Session) =>
      kernel.log.warn({ err: error, session: id }, 'a version was not kept');
    const keepLive = async ({ id }: Session) => {
      before.delete(id);
      await kept.start(id);
      await kept.items(id);
    };
    const keepOver = async ({ id }: Session) => {
      before.delete(id);
      await kept.over(id);
    };
    await inParallel(store.every({ states: ['live'] }), atOnce, keepLive, failed);
    const over = store.every({ states: ['ended', 'recorded'], endedAfter: new Date(now - endedWithin) });
    await inParallel(over, atOnce, keepOver, failed);
    kept.forget(before);
  });
}

/** A reading of an agenda and the revision that it was made of. */
interface Reading extends ItemReading {
  readonly revision: number;
}

/** What is known of the versions of one session, so that a sweep need not ask for each. */
interface Known {
  /** One at a time: what a sweep began to keep before the end is kept when the end is. */
  readonly turns: Turnstile;
  hasStart: boolean;
  hasEnd: boolean;
  reading: Reading | undefined;
}

const newlyKnown = (): Known => ({
  turns: new Turnstile(1),
  hasStart: false,
  hasEnd: false,
  reading: undefined,
});

/** The versions of sessions that are under way or have just ended; nothing is kept of one whose end is. */
class KeptVersions {
  readonly #versions: Collab['versions'];
  readonly #documents: SessionDocuments;
  readonly #known = new Map<string, Known>();

  constructor(versions: Collab['versions'], documents: SessionDocuments) {
    this.#versions = versions;
    this.#documents = documents;
  }

  async start(sessionId: string): Promise<void> {
    await this.#beforeEnd(sessionId, async (known) => {
      if (known.hasStart) return;
      await this.#versions.keep(sessionDocument(sessionId), { kind: 'started', name: '', by: serverAuthor });
      known.hasStart = true;
    });
  }

  async items(sessionId: string): Promise<void> {
    await this.#beforeEnd(sessionId, (known) => this.#keepItems(sessionDocument(sessionId), known));
  }

  async end(sessionId: string): Promise<void> {
    await this.#beforeEnd(sessionId, (known) => this.#keepEnd(sessionDocument(sessionId), known));
  }

  /** Of a session that is over, and whose end this process may not have seen. */
  async over(sessionId: string): Promise<void> {
    await this.#beforeEnd(sessionId, async (known) => {
      const document = sessionDocument(sessionId);
      known.hasEnd = await this.#versions.has(document, 'ended');
      if (!known.hasEnd) await this.#keepEnd(document, known);
    });
  }

  sessions(): Set<string> {
    return new Set(this.#known.keys());
  }

  forget(sessionIds: ReadonlySet<string>): void {
    for (const id of sessionIds) this.#known.delete(id);
  }

  async #beforeEnd(sessionId: string, work: (known: Known) => Promise<void>): Promise<void> {
    const known = this.#known.get(sessionId) ?? newlyKnown();
    this.#known.set(sessionId, known);
    await known.turns.pass(async () => {
      if (!known.hasEnd) await work(known);
    });
  }

  async #keepEnd(document: string, known: Known): Promise<void> {
    await this.#keepItems(document, known);
    await this.#versions.keep(document, { kind: 'ended', name: '', by: serverAuthor });
    known.hasEnd = true;
  }

  /** Keeps a version when items have ended since the last look. A document that nobody uses costs nothing. */
  async #keepItems(document: string, known: Known): Promise<void> {
    const revision = this.#versions.revision(document);
    if (revision === undefined || revision === known.reading?.revision) return;
    const stored = await this.#versions.now(document);
    const now = stored && (await this.#read(stored.state));
    if (!now) return;
    const ended = endedBetween(known.reading?.over ?? (await this.#overWhenKept(document)), now.over);
    if (ended.length > 0) {
      const name = ended
        .map((id) => now.titles.get(id))
        .filter(Boolean)
        .join(', ');
      await this.#versions.keep(document, {
        ...{ kind: 'item_done', by: serverAuthor },
        name: [...name].slice(0, longestName).join(''),
      });
    }
    known.reading = { ...now, revision: stored.revision };
  }

  /** What had ended when this process did not look yet. */
  async #overWhenKept(document: string): Promise<OverItems> {
    const version = await this.#versions.newest(document, ['started', 'item_done']);
    const then = version && (await this.#read(version.state));
    return then?.over ?? new Map();
  }

  /** Undefined where it would take for ever. */
  #read(state: Uint8Array): Promise<ItemReading | undefined> {
    return orUnfinished(this.#documents.do('readItems', state), undefined);
  }
}
