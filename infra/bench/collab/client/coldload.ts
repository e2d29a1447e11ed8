import * as Y from 'yjs';
import { readHistory, readPaper } from '../history/historyFile.ts';
import { answerCalls } from './answerCalls.ts';
import { Peer } from './peer.ts';
import type { Seat } from './seat.ts';

let paper = '';
/** Who has the document open. */
let present: Peer | undefined;

const mostInFlight = 1_000;

/** Types a whole history as fast as it is acknowledged; resolves when the last keystroke is. */
async function fill(seat: Seat, file: string): Promise<{ keystrokes: number; ms: number }> {
  const updates = await readHistory(file);
  paper = paperOf(updates);
  let heard: (count: number) => void = () => undefined;
  let closed: (code: number) => void = () => undefined;
  const peer = new Peer(seat, {
    acknowledged: (count) => heard(count),
    closed: (code) => closed(code),
  });
  present = peer;
  await peer.synced();
  const from = performance.now();
  await new Promise<void>((resolve, reject) => {
    closed = (code) => reject(new Error(`the writer's connection was closed with ${code}`));
    let sent = 0;
    heard = (count) => {
      if (count >= updates.length) return resolve();
      for (; sent < updates.length && sent - count < mostInFlight; sent++) {
        const update = updates[sent];
        if (update) peer.send(update);
      }
    };
    heard(0);
  });
  return { keystrokes: updates.length, ms: performance.now() - from };
}

async function leave(): Promise<void> {
  await present?.close();
  present = undefined;
}

function paperOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const text = readPaper(doc);
  doc.destroy();
  return text;
}

export interface Load {
  /** Until the last byte of the whole content was there. */
  readonly ms: number;
  readonly bytes: number;
  /** Bytes of the same document, garbage collected. */
  readonly compacted: number;
  /** Whether the server said that it was all before it was. */
  readonly early: boolean;
}

/** Opens the document as somebody who has nothing of it; the first one stays, so that those after find it open. */
async function load(seat: Seat, patienceMs: number): Promise<Load> {
  const from = performance.now();
  const parts: {
    readonly at: number;
    readonly bytes: number;
    readonly update: Uint8Array;
    readonly last: boolean;
  }[] = [];
  let arrived: () => void = () => undefined;
  const take = (last: boolean) => (update: Uint8Array) => {
    parts.push({ at: performance.now(), bytes: peer.received, update, last });
    arrived();
  };
  const peer = new Peer(seat, { step2: take(true), update: take(false) });
  const until = from + patienceMs;
  const doc = new Y.Doc();
  try {
    for (let next = 0; ; ) {
      const part = parts[next];
      if (!part) {
        await new Promise<void>((resolve, reject) => {
          arrived = resolve;
          setTimeout(() => reject(new Error('the content did not come')), until - performance.now()).unref();
        });
        continue;
      }
      next += 1;
      // Bytes are decoded afterwards: what is measured is their arrival.
      Y.applyUpdate(doc, part.update);
      if (readPaper(doc) !== paper) continue;
      const compacted = Y.encodeStateAsUpdate(doc).length;
      const early = parts.slice(0, next - 1).some(({ last }) => last);
      // What else comes, comes at once.
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { ms: part.at - from, bytes: peer.received, compacted, early };
    }
  } finally {
    doc.destroy();
    if (present) await peer.close();
    present ??= peer;
  }
}

const steps = { fill, leave, load };
export type ColdloadSteps = typeof steps;
answerCalls(steps);
