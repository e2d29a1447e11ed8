import { follow, type Standing, sleep } from './standing.ts';

/**
 * Totals as the browser counts them for this connection. A field is absent where nothing is expected to move:
 * muted, not published, paused by the SFU or hidden.
 */
export interface MediaReading {
  /** Frames that the camera gave to the sender. */
  readonly cameraFrames?: number;
  /** Audio packets sent; silence sends some, too. */
  readonly microphonePackets?: number;
  /** Frames received of the other person's camera, over all that are shown. */
  readonly incomingFrames?: number;
  /** Audio packets received. */
  readonly incomingPackets?: number;
  /** What came back on the way on which oneself sends, and what came on the other one; a standing way is never silent. */
  readonly wayOut?: number;
  readonly wayIn?: number;
}

type Flow = keyof MediaReading;
const flows = [
  'cameraFrames',
  'microphonePackets',
  'incomingFrames',
  'incomingPackets',
  'wayOut',
  'wayIn',
] as const satisfies Flow[];

export interface WatchState {
  readonly at: number;
  readonly seen: Partial<Record<Flow, Standing>>;
}

export const watchStart: WatchState = { at: Number.NEGATIVE_INFINITY, seen: {} };

/**
 * A flow that stands still for so long is broken, whatever the connection's state says (ms). What comes in may stand still
 * because the sender's line is cut: the SFU has noticed by then, and it is not expected any more. A way that stands says
 * something every 2.5 s, and sooner where one answer is lost.
 */
const stillFor: Readonly<Record<Flow, number>> = {
  cameraFrames: 8_000,
  microphonePackets: 8_000,
  incomingFrames: 15_000,
  incomingPackets: 15_000,
  wayOut: 5_000,
  wayIn: 5_000,
};

/**
 * Watches frames, not states: after an SFU has been away, a connection may call itself live while nothing flows.
 * Pure; `now` in ms.
 */
export function watchMedia(
  before: WatchState,
  reading: MediaReading,
  now: number,
): { state: WatchState; stalled: Flow | undefined } {
  const wasAsleep = now - before.at > sleep;
  const seen: Partial<Record<Flow, Standing>> = {};
  for (const flow of flows) {
    const total = reading[flow];
    if (total === undefined) continue;
    seen[flow] = follow(wasAsleep ? undefined : before.seen[flow], total, now);
  }
  const stalled = flows.find((flow) => {
    const known = seen[flow];
    return known !== undefined && now - known.since >= stillFor[flow];
  });
  return { state: { at: now, seen }, stalled };
}

/** A new connection that did not heal it is given longer each time, so that a dead camera does not end the sound (ms). */
export function patience(restartsInARow: number): number {
  return Math.min(5 * 60_000, 15_000 * 2 ** restartsInARow);
}
