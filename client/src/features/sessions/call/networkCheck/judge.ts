import type { ErrorCode } from '@rapport/shared/core/errors';

/** What a test of the connection has found so far; what is absent is not known. Times in ms. */
export interface Measured {
  /** How soon our own server answered. */
  readonly serverMs?: number;
  /** Why our own server did not let the test begin. */
  readonly refusal?: ErrorCode;
  /** Until the call server took the person in. */
  readonly signalMs?: number;
  /** How sound and picture went. */
  readonly path?: 'udp' | 'tcp' | 'relay';
  readonly tcp?: 'works' | 'fails' | 'offered' | 'absent';
  readonly turn?: 'works' | 'fails' | 'absent';
  /** From here to the call server and back here, one after the other. */
  readonly kbitPerSecond?: number;
  readonly roundTripMs?: number;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
}

export const checkParts = ['server', 'signal', 'udp', 'tcp', 'turn', 'speed', 'delay'] as const;
export type CheckPart = (typeof checkParts)[number];

/**
 * - `absent`: the installation does not offer it.
 * - `unknown`: not found out, because something before it failed or did not need it.
 */
export type Verdict = 'good' | 'weak' | 'bad' | 'absent' | 'unknown';
export type Verdicts = Readonly<Record<CheckPart, Verdict>>;

/** A picture in the best quality that the call sends (kbit/s), and one that is still a picture. */
const speeds = { good: 1_200, weak: 300 };
/** There and back (ms) and lost on the way (%): people begin to talk over each other above the second pair. */
const delays = {
  good: { roundTrip: 200, jitter: 30, loss: 1 },
  weak: { roundTrip: 400, jitter: 80, loss: 5 },
};

/** What the measurements mean for a call. Pure. */
export function judge(measured: Measured): Verdicts {
  const { serverMs, signalMs, refusal, path, turn, kbitPerSecond } = measured;
  const isIn = signalMs !== undefined;
  return {
    server: serverMs === undefined ? 'bad' : 'good',
    signal: isIn ? 'good' : serverMs === undefined || refusal ? 'unknown' : 'bad',
    udp: !isIn ? 'unknown' : path === 'udp' ? 'good' : 'bad',
    tcp: judgeTcp(measured),
    turn: turn === undefined ? 'unknown' : turnVerdicts[turn],
    speed: kbitPerSecond === undefined ? 'unknown' : judgeSpeed(kbitPerSecond),
    delay: judgeDelay(measured),
  };
}

const turnVerdicts = { works: 'good', fails: 'bad', absent: 'absent' } as const;

function judgeTcp({ path, tcp }: Measured): Verdict {
  if (path === 'tcp' || tcp === 'works') return 'good';
  if (tcp === 'absent') return 'absent';
  if (tcp === 'fails') return 'bad';
  return tcp === 'offered' && path === undefined ? 'bad' : 'unknown';
}

function judgeSpeed(kbitPerSecond: number): Verdict {
  return kbitPerSecond >= speeds.good ? 'good' : kbitPerSecond >= speeds.weak ? 'weak' : 'bad';
}

function judgeDelay({ roundTripMs, jitterMs = 0, lossPercent = 0 }: Measured): Verdict {
  if (roundTripMs === undefined) return 'unknown';
  const within = ({ roundTrip, jitter, loss }: { roundTrip: number; jitter: number; loss: number }) =>
    roundTripMs <= roundTrip && jitterMs <= jitter && lossPercent <= loss;
  return within(delays.good) ? 'good' : within(delays.weak) ? 'weak' : 'bad';
}

/** Whether a call works from here, in one word. */
export function overall({ server, signal, speed, delay }: Verdicts, { path, refusal }: Measured): Verdict {
  if (refusal) return 'unknown';
  if (server === 'bad' || signal === 'bad' || path === undefined) return 'bad';
  if (speed === 'bad' || delay === 'bad' || path !== 'udp') return 'weak';
  return speed === 'weak' || delay === 'weak' ? 'weak' : 'good';
}
