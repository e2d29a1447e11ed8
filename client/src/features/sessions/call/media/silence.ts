/**
 * Peaks (0 to 1) below this are silence that no room has: three steps of the 16 bits that browsers take from a
 * microphone (-80 dB). A quiet room gives some 30 dB more, also behind the browser's noise suppression.
 */
const leastNoise = 1e-4;
/** Silence for so long is worth a word while nothing has been heard at all (ms). */
const patienceAtFirst = 8_000;
/** The same once something was heard: some devices cut the pauses between sentences to nothing (ms). */
const patienceOnceHeard = 30_000;
/** A pause between two readings that only a sleeping computer makes (ms). */
const sleep = 5_000;

export interface SilenceState {
  /** When the last reading was; ms. */
  readonly at: number;
  /** Since when there has been nothing; undefined while there is something, or nobody listens. */
  readonly since: number | undefined;
  readonly wasHeard: boolean;
  /** Warnings that turned out wrong: sound came back by itself. Each doubles the patience. */
  readonly wrongWarnings: number;
  /** The device gives nothing at all: it is switched off at itself, or broken. */
  readonly isSilent: boolean;
}

export const silenceStart: SilenceState = {
  at: Number.NEGATIVE_INFINITY,
  since: undefined,
  wasHeard: false,
  wrongWarnings: 0,
  isSilent: false,
};

/**
 * Whether a microphone that is on gives nothing. Pure.
 * @param peak of what it gave since the last reading; undefined while it is muted, or cannot be listened to
 * @param now ms
 */
export function watchSilence(before: SilenceState, peak: number | undefined, now: number): SilenceState {
  if (peak === undefined) return { ...before, at: now, since: undefined, isSilent: false };
  if (peak >= leastNoise) {
    const wrongWarnings = before.wrongWarnings + (before.isSilent ? 1 : 0);
    return { at: now, since: undefined, wasHeard: true, wrongWarnings, isSilent: false };
  }
  const wasAsleep = now - before.at > sleep;
  const since = (wasAsleep ? undefined : before.since) ?? now;
  const patience = (before.wasHeard ? patienceOnceHeard : patienceAtFirst) * 2 ** before.wrongWarnings;
  return { ...before, at: now, since, isSilent: now - since >= patience };
}
