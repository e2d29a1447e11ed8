import { Observable } from '../Observable.ts';
import { follow, type Standing, sleep } from './standing.ts';

/** Totals of what has come so far. */
export interface SoundReading {
  readonly identity: string;
  /** Packets of their sound. */
  readonly packets: number;
  /** Whatever one's own way from the SFU has carried, its answers to our looking whether it stands included. */
  readonly carried: number;
}

interface Known {
  readonly readAt: number;
  readonly packets: Standing;
  readonly carried: Standing;
}

/** Of a microphone that is on something comes several times a second, silence included. */
const stillFor = 4_000;
/** One's own way has carried something so long after it: a browser looks every 2.5 s whether it stands. */
const aliveFor = 3_000;

/**
 * Of whom nothing comes although their microphone is on and one's own way stands: their line is broken, which the SFU
 * says only some ten seconds later.
 */
export class BrokenLines {
  readonly identities = new Observable<ReadonlySet<string>>(new Set());
  #known = new Map<string, Known>();

  /** @param now ms; called every few seconds while connected */
  note(readings: readonly SoundReading[], now: number): void {
    this.#known = new Map(
      readings.map((reading) => [reading.identity, read(this.#known.get(reading.identity), reading, now)]),
    );
    const broken = [...this.#known].filter(([, known]) => isBroken(known, now));
    const identities = new Set(broken.map(([identity]) => identity));
    if (!isSame(identities, this.identities.get())) this.identities.set(identities);
  }
}

function read(before: Known | undefined, { packets, carried }: SoundReading, now: number): Known {
  const known = before && now - before.readAt <= sleep ? before : undefined;
  return {
    readAt: now,
    packets: follow(known?.packets, packets, now),
    carried: follow(known?.carried, carried, now),
  };
}

/** Nothing comes of them, and one's own way has carried something well after the last that came. */
const isBroken = ({ packets, carried }: Known, now: number): boolean =>
  now - packets.since >= stillFor && carried.since - packets.since >= aliveFor;

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((value) => other.has(value));
