import { EngineEvent, type Room, RoomEvent } from 'livekit-client';
import type { Measured } from './judge.ts';
import { pause } from './pause.ts';
import { readPaths, type StatsReport } from './readPaths.ts';

/** A port that is open answers within two round trips; one that is blocked may never do (ms). */
const tcpWithin = 6_000;

const connectionsOf = ({ engine }: Room) =>
  [engine?.pcManager?.publisher, engine?.pcManager?.subscriber].filter((one) => one !== undefined);

/** Whether the SFU takes sound and picture over TCP. What it offers beside a way that works is in no statistics. */
export function offersTcp(room: Room): boolean {
  return connectionsOf(room).some((one) =>
    /^a=candidate:\S+ \d+ tcp /im.test(one.getRemoteDescription()?.sdp ?? ''),
  );
}

/**
 * Whether sound and picture get through by TCP alone: the SFU is asked to give this end no other way, and the library
 * connects anew. Undefined where it does not come so far, which says nothing of TCP.
 */
export async function tryTcp(room: Room, signal: AbortSignal): Promise<Measured['tcp']> {
  let isInAgain = false;
  room.engine.once(EngineEvent.SignalRestarted, () => {
    isInAgain = true;
  });
  const back = new Promise<true>((resolve) => room.once(RoomEvent.Reconnected, () => resolve(true)));
  await room.simulateScenario('force-tcp');
  const isBack = await Promise.race([back, pause(tcpWithin, signal)]);
  if (signal.aborted || !isInAgain) return undefined;
  if (!isBack) return 'fails';
  const reports = await Promise.all(connectionsOf(room).map((one) => one.getStats()));
  const isTcp = reports.some((report) => readPaths(report as StatsReport).path === 'tcp');
  return isTcp ? 'works' : undefined;
}
