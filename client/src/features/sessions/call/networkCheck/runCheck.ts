import { RapportError } from '@rapport/shared/core/errors';
import { checkNetwork, checkNetworkAsGuest } from '@rapport/shared/sessions/networkCheck.api';
import { type RemoteTrack, Room, RoomEvent, Track } from 'livekit-client';
import { call } from '../../../../platform/api/call.ts';
import { quietLibrary } from '../connection/quietLibrary.ts';
import { webrtcShims } from '../connection/webrtcShims.ts';
import { connectUntil } from './connectUntil.ts';
import type { Measured } from './judge.ts';
import { pause } from './pause.ts';
import { type Received, rate, readPaths, readReceived, type StatsReport } from './readPaths.ts';
import { TestPicture } from './TestPicture.ts';
import { offersTcp, tryTcp } from './tryTcp.ts';

export type CheckStep = 'server' | 'connecting' | 'measuring' | 'tcp' | 'relay' | 'done';

/** Whose connection: to a session of theirs, or to the one whose guest they are. */
export interface Checked {
  readonly sessionId: string;
  readonly isGuest?: boolean;
}

/** The picture flows this long: a connection takes seconds to be tried out (ms). */
const measuredFor = 7_000;
const readEvery = 1_000;
const origin = () => window.location.origin.replace(/^http/, 'ws');
const options = { websocketTimeout: 6_000, peerConnectionTimeout: 10_000, maxRetries: 0 };

/**
 * Tests the connection in a room of its own, between two ends in this page. Never rejects: what fails is what was found.
 * @param tell hears what was found up to now, at each step
 * @param signal ends it early
 */
export async function runCheck(
  { sessionId, isGuest }: Checked,
  tell: (step: CheckStep, measured: Measured) => void,
  signal: AbortSignal,
): Promise<void> {
  await webrtcShims();
  quietLibrary();
  let measured: Measured = {};
  const found = (step: CheckStep, more: Measured = {}) => {
    measured = { ...measured, ...more };
    if (!signal.aborted) tell(step, measured);
  };
  found('server');
  const asked = performance.now();
  const asking = isGuest
    ? call(checkNetworkAsGuest, {}, { signal })
    : call(checkNetwork, { params: { sessionId } }, { signal });
  const tokens = await asking.catch((error: unknown) => {
    const code = error instanceof RapportError ? error.code : 'internal';
    if (code === 'unavailable') return undefined;
    // It answered, if only that the call server does not; anything else says nothing of the call server.
    const refusal = code === 'call_unavailable' ? {} : { refusal: code };
    found('server', { serverMs: performance.now() - asked, ...refusal });
    return undefined;
  });
  if (!tokens || signal.aborted) return found('done');
  found('connecting', { serverMs: performance.now() - asked });
  const offersRelay = await measureWay(tokens, found, signal);
  if (offersRelay === false) found('relay', { turn: 'absent' });
  if (offersRelay && !signal.aborted) {
    found('relay');
    // The other end may be known to the SFU as one that is given TCP alone, to which no relay of ours leads.
    found('relay', { turn: (await connectsByRelay(tokens.receiver, signal)) ? 'works' : 'fails' });
  }
  found('done');
}

/** Sends a picture from one end to the other. Answers whether a relay is offered; undefined when nobody could be asked. */
async function measureWay(
  tokens: { sender: string; receiver: string },
  found: (step: CheckStep, more?: Measured) => void,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const [sender, receiver] = [new Room(), new Room()];
  const began = performance.now();
  let offersRelay: boolean | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  sender.on(RoomEvent.SignalConnected, () => {
    const servers = sender.engine.latestJoinResponse?.iceServers ?? [];
    offersRelay = servers.some(({ urls }) => urls.some((url) => /^turns?:/.test(url)));
    found('connecting', { signalMs: performance.now() - began });
    // What was offered is forgotten with a connection that finds no way.
    looking = setInterval(() => {
      if (offersTcp(sender)) found('connecting', { tcp: 'offered' });
    }, readEvery);
  });
  let picture: TestPicture | undefined;
  try {
    const received = new Promise<RemoteTrack>((resolve) => receiver.on(RoomEvent.TrackSubscribed, resolve));
    await Promise.all([
      connectUntil(signal, sender, origin(), tokens.sender, options),
      connectUntil(signal, receiver, origin(), tokens.receiver, options),
    ]);
    clearInterval(looking);
    picture = new TestPicture();
    found('measuring');
    await sender.localParticipant.publishTrack(picture.track, {
      ...{ source: Track.Source.Camera, simulcast: false, videoCodec: 'vp8' },
      videoEncoding: { maxBitrate: 2_500_000, maxFramerate: 15 },
    });
    const track = await Promise.race([received, pause(options.peerConnectionTimeout, signal)]);
    const readings: Received[] = [];
    for (let spent = 0; track && spent <= measuredFor && !signal.aborted; spent += readEvery) {
      const reading = readReceived(await statsOf(track.receiver), performance.now());
      if (reading) readings.push(reading);
      found('measuring', rate(readings));
      await pause(readEvery, signal);
    }
    const report = (await sender.engine.pcManager?.publisher.getStats()) as StatsReport | undefined;
    const ways = report && readPaths(report);
    if (ways) found('measuring', { tcp: offersTcp(sender) ? 'offered' : 'absent', ...ways });
    // A browser with a way that works looks for no other.
    if (ways?.path !== 'tcp' && ways?.tcp !== 'works' && offersTcp(sender) && !signal.aborted) {
      found('tcp');
      const tcp = await tryTcp(sender, signal);
      if (tcp) found('tcp', { tcp });
    }
  } catch {
    // No way for sound and picture: that is what was found.
  } finally {
    clearInterval(looking);
    picture?.end();
    await Promise.all([sender.disconnect(), receiver.disconnect()]).catch(() => undefined);
  }
  return offersRelay;
}

async function connectsByRelay(token: string, signal: AbortSignal): Promise<boolean> {
  const room = new Room();
  const byRelay = { ...options, rtcConfig: { iceTransportPolicy: 'relay' as const } };
  try {
    await connectUntil(signal, room, origin(), token, byRelay);
    return true;
  } catch {
    return false;
  } finally {
    await room.disconnect().catch(() => undefined);
  }
}

async function statsOf(receiver: RTCRtpReceiver | undefined): Promise<StatsReport | undefined> {
  return (await receiver?.getStats()) as StatsReport | undefined;
}
