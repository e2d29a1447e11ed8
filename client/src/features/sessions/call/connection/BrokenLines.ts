import { Observable } from '../Observable.ts';

/** Totals of what has come so far. */
export interface SoundReading {
  readonly identity: string;
  /** Packets of their sound. */
  readonly packets: number;
  /** Whatever one's own way from the SFU has carried, its answers to our looking whether it stands included. */
  readonly carried: number;
}

interface Known extends SoundReading {
  readonly readAt: number;
  /** Since when `packets` is what it is. */
  readonly stillSince: number;
  readonly carriedAt: number;
}

/** Of a microphone that is on something comes several times a second, silence included. */
const stillFor = 4_000;
/** One's own way has carried something so long after it: a browser looks every 2.5 s whether it stands. */
const aliveFor = 3_000;
/** A pause between two readings that only a sleeping computer makes (ms). */
const sleep = 6_000;

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
      readings.map((reading) => [reading.identity, follow(this.#known.get(reading.identity), reading, now)]),
    );
    const broken = [...this.#known.values()].filter((known) => isBroken(known, now));
    const identities = new Set(broken.map(({ identity }) => identity));
    if (!isSame(identities, this.identities.get())) this.identities.set(identities);
  }
}

function follow(before: Known | undefined, reading: SoundReading, now: number): Known {
  if (!before || now - before.readAt > sleep) {
    return { ...reading, readAt: now, stillSince: now, carriedAt: now };
  }
  return {
    ...reading,
    readAt: now,
    stillSince: reading.packets === before.packets ? before.stillSince : now,
    carriedAt: reading.carried === before.carried ? before.carriedAt : now,
  };
}

const isBroken = ({ stillSince, carriedAt }: Known, now: number): boolean =>
  now - stillSince >= stillFor && carriedAt - stillSince >= aliveFor;

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((value) => other.has(value));
