import { ConnectionQuality, type LocalTrack, type RemoteTrack, type Room, Track } from 'livekit-client';
import type { MediaReading } from './mediaWatch.ts';

type Stats = Record<string, unknown> & { type: string };

/** Reads from the browser's statistics what has flowed so far, leaving out what is not expected to. */
export async function readFlow(room: Room): Promise<MediaReading> {
  const [camera, microphone, incomingFrames, incomingPackets] = await Promise.all([
    localTotal(room, Track.Source.Camera, 'media-source', 'frames'),
    localTotal(room, Track.Source.Microphone, 'outbound-rtp', 'packetsSent'),
    remoteTotal(room, Track.Source.Camera, 'framesReceived'),
    remoteTotal(room, Track.Source.Microphone, 'packetsReceived'),
  ]);
  return {
    ...(camera === undefined ? {} : { cameraFrames: camera }),
    ...(microphone === undefined ? {} : { microphonePackets: microphone }),
    ...(incomingFrames === undefined ? {} : { incomingFrames }),
    ...(incomingPackets === undefined ? {} : { incomingPackets }),
  };
}

async function localTotal(
  room: Room,
  source: Track.Source,
  type: string,
  field: string,
): Promise<number | undefined> {
  const publication = room.localParticipant.getTrackPublication(source);
  const track = publication?.track as LocalTrack | undefined;
  // A phone takes the camera away from a page in the background: `muted` then, and no fault.
  const isExpected =
    track?.sender && !publication?.isMuted && !track.isUpstreamPaused && !track.mediaStreamTrack.muted;
  if (!isExpected) return undefined;
  // With nobody there the SFU asks for no audio of ours.
  if (source === Track.Source.Microphone && room.remoteParticipants.size === 0) return undefined;
  return sum(await track.sender?.getStats(), type, field);
}

async function remoteTotal(room: Room, source: Track.Source, field: string): Promise<number | undefined> {
  // A hidden page takes no pictures, by the SFU's and the browser's own saving.
  if (source === Track.Source.Camera && document.hidden) return undefined;
  let total: number | undefined;
  for (const participant of room.remoteParticipants.values()) {
    const publication = participant.getTrackPublication(source);
    const track = publication?.track as RemoteTrack | undefined;
    // Theirs is broken, and not ours.
    if (participant.connectionQuality === ConnectionQuality.Lost) continue;
    const isPaused = track?.streamState === Track.StreamState.Paused;
    if (!publication || !track || publication.isMuted || !publication.isEnabled || isPaused) continue;
    const value = sum(await track.receiver?.getStats(), 'inbound-rtp', field);
    if (value !== undefined) total = (total ?? 0) + value;
  }
  return total;
}

function sum(report: RTCStatsReport | undefined, type: string, field: string): number | undefined {
  let total: number | undefined;
  report?.forEach((stats: Stats) => {
    const value = stats[field];
    if (stats.type === type && typeof value === 'number') total = (total ?? 0) + value;
  });
  return total;
}
