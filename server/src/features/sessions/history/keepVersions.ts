import { sessionDocument } from '@rapport/shared/collab/documentName';
import { readAgenda, readRunning } from '@rapport/shared/sessions/agendaDocument';
import { minute } from '@rapport/shared/sessions/sessionState';
import * as Y from 'yjs';
import { inParallel } from '../../../platform/inParallel.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { serverAuthor, type Versions } from '../../collab/index.ts';
import { sessionChanged } from '../ports.ts';
import type { Session, SessionStore } from '../sessionStore.ts';
import { endedBetween, type OverItems, overItems } from './endedItems.ts';

type Platform = Pick<Kernel, 'events' | 'sweeper' | 'log'>;
interface Ports {
  readonly store: SessionStore;
  readonly collab: { readonly versions: Versions };
}

/** Longest title that a version's name takes over. */
const longestName = 120;
/** Sessions that are looked at side by side. */
const atOnce = 4;
/** A session whose end this process did not see gets its version when it ended no longer ago than this (ms). */
const endedWithin = 10 * minute;

/**
 * Versions that nobody asks for: at a session's start, at the end of each agenda item, at its end. The server reads
 * the ends of items from the document itself, so that they are there whatever client wrote them, also one that was
 * offline meanwhile or has vanished since.
 */
export function keepVersions(kernel: Platform, { store, collab: { versions } }: Ports): void {
  const items = new ItemVersions(versions);
  /** Sessions whose start or end is known to be kept, so that a sweep need not ask for each. */
  let edges = new Set<string>();
  const keepEdge = async (sessionId: string, kind: 'started' | 'ended') => {
    await versions.keep(sessionDocument(sessionId), { kind, name: '', by: serverAuthor });
    edges.add(`${kind} ${sessionId}`);
  };

  kernel.events.subscribe(sessionChanged, async ({ sessionId, event }) => {
    if (event === 'joined') await keepEdge(sessionId, 'started');
    if (event === 'ended' || event === 'emptied' || event === 'held') {
      await items.keep(sessionId);
      await keepEdge(sessionId, 'ended');
    }
  });
  kernel.sweeper.add('versions', async (now) => {
    const before = edges;
    edges = new Set();
    const keep = async (sessionId: string, kind: 'started' | 'ended') => {
      const edge = `${kind} ${sessionId}`;
      if (before.has(edge)) edges.add(edge);
      else await keepEdge(sessionId, kind);
    };
    const failed = (error: unknown, { id }: Session) =>
      kernel.log.warn({ err: error, session: id }, 'a version was not kept');
    const live = new Set<string>();
    const keepLive = async ({ id }: Session) => {
      live.add(id);
      await keep(id, 'started');
      await items.keep(id);
    };
    await inParallel(store.every({ states: ['live'] }), atOnce, keepLive, failed);
    items.forgetAllBut(live);
    const over = store.every({ states: ['ended', 'recorded'], endedAfter: new Date(now - endedWithin) });
    await inParallel(over, atOnce, ({ id }) => keep(id, 'ended'), failed);
  });
}

/** A reading of an agenda and the revision that it was made of. */
interface Reading {
  readonly revision: number;
  readonly over: OverItems;
  readonly titles: ReadonlyMap<string, string>;
}

class ItemVersions {
  readonly #versions: Versions;
  readonly #readings = new Map<string, Reading>();

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** Keeps a version when items have ended since the last look. A document that nobody uses costs nothing. */
  async keep(sessionId: string): Promise<void> {
    const document = sessionDocument(sessionId);
    const before = this.#readings.get(sessionId);
    const revision = this.#versions.revision(document);
    if (revision === undefined || revision === before?.revision) return;
    const stored = await this.#versions.now(document);
    if (!stored) return;
    const now = read(stored);
    const ended = endedBetween(before?.over ?? (await this.#overWhenKept(document)), now.over);
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
    this.#readings.set(sessionId, now);
  }

  forgetAllBut(live: ReadonlySet<string>): void {
    for (const id of this.#readings.keys()) if (!live.has(id)) this.#readings.delete(id);
  }

  /** What had ended when this process did not look yet. */
  async #overWhenKept(document: string): Promise<OverItems> {
    const version = await this.#versions.newest(document, ['started', 'item_done']);
    return version ? read(version).over : new Map();
  }
}

function read({ state, revision }: { readonly state: Uint8Array; readonly revision: number }): Reading {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const agenda = readAgenda(doc);
    return {
      revision,
      over: overItems(agenda, readRunning(doc)?.item),
      titles: new Map(agenda.map(({ id, title }) => [id, title.trim()])),
    };
  } finally {
    doc.destroy();
  }
}
