import { expect } from 'vitest';
import type { Stage } from './stage.ts';
import { TypingPeer } from './typingPeer.ts';

const perSecond = 20;

/** Clients who type into one document until `stop`, and then compare what they were promised with what is there. */
export interface TypingTogether {
  readonly peers: readonly TypingPeer[];
  /** Nobody types any more, and all connections are cut. */
  stop(): void;
  /** What was acknowledged, or seen while the room said saved, is in the document. @returns how much that was */
  expectKept(): Promise<number>;
  /** Everybody comes back with what they have: it is there once, and for all. Ends the clients. */
  expectMerged(): Promise<void>;
}

export async function typeTogether(stage: Stage, document: string, clients: number): Promise<TypingTogether> {
  const seats = Array.from({ length: clients }, (_, client) =>
    stage.seat(document, client % 2 === 0 ? 'mentor' : 'mentee'),
  );
  const peers = await Promise.all(seats.map((seat) => new TypingPeer(seat).join()));
  const timers = peers.map((peer, client) =>
    setInterval(() => peer.type(`${client}.${peer.typed.length}`, client % 2 === 0), 1_000 / perSecond),
  );
  const reader = () => new TypingPeer(stage.seat(document, 'mentor')).join();
  return {
    peers,
    stop: () => {
      for (const timer of timers) clearInterval(timer);
      for (const peer of peers) peer.cut();
    },
    expectKept: async () => {
      const stored = await reader();
      const marks = new Set(stored.marks);
      stored.end();
      const promised = peers.flatMap(({ acknowledged, seenWhileSaved }) => [
        ...[...acknowledged].filter(Boolean),
        ...seenWhileSaved,
      ]);
      expect(promised.filter((mark) => !marks.has(mark))).toEqual([]);
      return promised.length;
    },
    expectMerged: async () => {
      const typed = peers.flatMap((peer) => peer.typed).sort();
      await Promise.all(peers.map((peer) => peer.join()));
      while (!peers.every((peer) => peer.allDurable && peer.marks.length === typed.length)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        for (const peer of peers) expect(peer.marks.length).toBeLessThanOrEqual(typed.length);
      }
      for (const peer of peers) expect(peer.marks.sort()).toEqual(typed);
      const stored = await reader();
      expect(stored.marks.sort()).toEqual(typed);
      for (const peer of [stored, ...peers]) peer.end();
    },
  };
}
