import { setTimeout as sleep } from 'node:timers/promises';
import type { Node } from '@tiptap/pm/model';
import { canJoin, Transform } from '@tiptap/pm/transform';
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { notesSchema } from '../../features/sessions/call/notesSchema.ts';
import { contentDigest } from './contentDigest.ts';
import { rowTimeout } from './rounds.ts';
import { ofSeed, Row } from './row.ts';
import { SeededRandom } from './seededRandom.ts';
import { type Stage, startStage } from './stage.ts';
import { storedDocument } from './storedDocument.ts';
import { TypingPeer } from './typingPeer.ts';

const row = new Row('convergence');
const seeds = row.seeds('convergence');
/** Seeds write into one document one after the other, each into a fragment of its own. */
const perRoom = 25;
/** Rooms at once: nobody may have more than 16 connections. */
const atOnce = 4;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({
    rooms: Math.ceil(seeds.length / perRoom),
    limits: { compactRows: 20, compactEveryMs: 200, gapMs: 60_000 },
  });
}, 240_000);
afterAll(() => stage.end());

/** The notes as the editor sees them: ProseMirror's document, written back as the editor's binding does. */
class Editor {
  readonly peer: TypingPeer;
  readonly #fragment: string;
  #held: (() => void)[] = [];

  constructor(peer: TypingPeer, fragment: string, random: SeededRandom) {
    this.peer = peer;
    this.#fragment = fragment;
    peer.post = (send) => {
      this.#held.push(send);
      if (random.chance(0.6)) this.flush(random);
    };
  }

  /**
   * Notes in which nothing stands, not even an empty line, are one empty line to the editor; the binding drops what two
   * deletions at once have left that the schema does not allow.
   */
  get node(): Node {
    const fragment = this.peer.doc.getXmlFragment(this.#fragment);
    const node = yXmlFragmentToProseMirrorRootNode(fragment, notesSchema);
    return (node.content.size === 0 && notesSchema.topNodeType.createAndFill()) || node;
  }

  /** Sends what waits: in order, in another order, or only a part of it before the line is cut. */
  flush(random: SeededRandom): void {
    const held = this.#held;
    this.#held = [];
    if (random.chance(0.15)) held.reverse();
    const part = random.chance(0.1) ? random.below(held.length + 1) : held.length;
    for (const send of held.slice(0, part)) send();
    if (part < held.length) this.peer.cut();
  }

  edit(random: SeededRandom): void {
    const { doc } = this.peer;
    const change = new Transform(this.node);
    tryTo(change, random);
    if (!change.docChanged) return;
    doc.transact(() => {
      updateYFragment(doc, doc.getXmlFragment(this.#fragment), change.doc, {
        mapping: new Map(),
        isOMark: new Map(),
      });
    });
  }
}

/** The place, or the one behind it where it lies between the two UTF-16 halves of one sign: no caret goes there. */
function besideSigns(doc: Node, place: number): number {
  if (place === 0) return place;
  const before = doc.textBetween(place - 1, place).charCodeAt(0);
  return before >= 0xd800 && before < 0xdc00 ? place + 1 : place;
}

/** One thing that people do in an editor, at a random place; nothing where it does not fit. */
function tryTo(change: Transform, random: SeededRandom): void {
  const { nodes, marks } = notesSchema;
  const { size } = change.doc.content;
  const at = besideSigns(change.doc, random.below(size + 1));
  const to = besideSigns(change.doc, Math.min(size, at + random.below(12)));
  const paragraph = nodes.paragraph?.create(null, notesSchema.text('new'));
  try {
    switch (random.below(7)) {
      case 0:
        return void change.delete(at, to);
      case 1:
        return void change.split(at);
      case 2:
        return void (marks.bold && change.addMark(at, to, marks.bold.create()));
      case 3:
        return void (marks.bold && change.removeMark(at, to, marks.bold));
      case 4:
        return void (
          paragraph &&
          nodes.bulletList &&
          nodes.listItem &&
          change.insert(at, nodes.bulletList.create(null, nodes.listItem.create(null, paragraph)))
        );
      case 5:
        // Elsewhere it would delete what stands left and right of it, half a sign for example.
        return void (canJoin(change.doc, at) && change.join(at));
      default:
        return void change.insert(
          at,
          notesSchema.text(random.pick(['a', 'word ', 'ü', '文字', '🚀', '👩‍🚀', 'long sentence. '])),
        );
    }
  } catch {
    // ProseMirror refuses what its schema does not allow there, as the editor does.
  }
}

/** What stands in a document, and how far each clientID's clock is in it: where they differ, that says whose is missing. */
const standingOf = (doc: Y.Doc) => ({
  content: contentDigest(doc),
  clocks: Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
  waits: doc.store.pendingStructs !== null,
});

async function converge(seed: number, document: string): Promise<void> {
  const random = new SeededRandom(seed);
  const fragment = `notes${seed}`;
  const editors = await Promise.all(
    Array.from({ length: 2 + random.below(4) }, async (_, index) => {
      const peer = await new TypingPeer(stage.seat(document, index % 2 === 0 ? 'mentor' : 'mentee')).join();
      return new Editor(peer, fragment, random);
    }),
  );
  for (let step = 0; step < 60; step += 1) {
    const editor = editors[random.below(editors.length)];
    if (!editor) continue;
    if (random.chance(0.06)) {
      if (editor.peer.connected) editor.peer.cut();
      else void editor.peer.connect();
    } else editor.edit(random);
    if (random.chance(0.2)) await sleep(random.below(6));
  }
  for (const editor of editors) {
    editor.peer.post = (send) => send();
    editor.peer.cut();
  }
  await Promise.all(editors.map(({ peer }) => peer.join()));
  const hashes = () => new Set(editors.map(({ peer }) => contentDigest(peer.doc)));
  while (!editors.every(({ peer }) => peer.allDurable) || hashes().size > 1) await sleep(10);
  const [first] = editors;
  // Asked again, because a compaction's two writes may be seen one after the other from outside.
  const stored = async () => standingOf(await storedDocument(stage.db, document));
  await expect.poll(stored, { timeout: 10_000 }).toEqual(first && standingOf(first.peer.doc));
  for (const editor of editors) {
    editor.node.check();
    expect(editor.node.toJSON()).toEqual(first?.node.toJSON());
    editor.peer.end();
  }
}

test(
  `2 to 5 editors whose lines are cut, hold back and mix up what they send end with equal content (${seeds.length} seeds)`,
  async () => {
    const waiting = stage.rooms.map((document, index) => ({
      document,
      seeds: seeds.slice(index * perRoom, (index + 1) * perRoom),
    }));
    const work = async () => {
      for (let room = waiting.shift(); room; room = waiting.shift()) {
        const { document } = room;
        for (const seed of room.seeds) await ofSeed(seed, () => converge(seed, document));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    row.found(`${seeds.length} of ${seeds.length} equal`);
  },
  rowTimeout,
);
