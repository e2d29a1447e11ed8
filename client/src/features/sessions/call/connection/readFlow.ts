import {
  ConnectionQuality,
  type LocalTrack,
  type RemoteParticipant,
  type RemoteTrack,
  type Room,
  Track,
} from 'livekit-client';
import type { SoundReading } from './BrokenLines.ts';
import type { MediaReading } from './mediaWatch.ts';

type Stats = Record<string, unknown> & { type: string };

export interface FlowReading {
  /** Of what is expected to flow. */
  readonly media: MediaReading;
  /** Of everybody whose microphone is on. */
  readonly sounds: readonly SoundReading[];
}

/** Reads from the browser's statistics what has flowed so far. */
export async function readFlow(room: Room): Promise<FlowReading> {
  const [camera, microphone, ...others] = await Promise.all([
    localTotal(room, Track.Source.Camera, 'media-source', 'frames'),
    localTotal(room, Track.Source.Microphone, 'outbound-rtp', 'packetsSent'),
    ...[...room.remoteParticipants.values()].map(flowOf),
  ]);
  // What somebody does not send because their line is broken is not expected.
  const expected = others.filter(({ isLost }) => !isLost);
  const incomingFrames = total(expected.map(({ frames }) => frames));
  const incomingPackets = total(expected.map(({ sound }) => sound?.packets));
  return {
    media: {
      ...(camera === undefined ? {} : { cameraFrames: camera }),
      ...(microphone === undefined ? {} : { microphonePackets: microphone }),
      ...(incomingFrames === undefined ? {} : { incomingFrames }),
      ...(incomingPackets === undefined ? {} : { incomingPackets }),
    },
    sounds: others.flatMap(({ sound }) => sound ?? []),
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

interface Flow {
  /** By what the SFU says. */
  readonly isLost: boolean;
  readonly frames: number | undefined;
  readonly sound: SoundReading | undefined;
}

async function flowOf(participant: RemoteParticipant): Promise<Flow> {
  // A hidden page takes no pictures, by the SFU's and the browser's own saving.
  const [picture, sound] = await Promise.all([
    document.hidden ? undefined : received(participant, Track.Source.Camera),
    received(participant, Track.Source.Microphone),
  ]);
  const packets = sum(sound, 'inbound-rtp', 'packetsReceived');
  const { identity, connectionQuality } = participant;
  return {
    isLost: connectionQuality === ConnectionQuality.Lost,
    frames: sum(picture, 'inbound-rtp', 'framesReceived'),
    sound: packets === undefined ? undefined : { identity, packets, carried: carried(sound) },
  };
}

/** Statistics of what somebody sends; undefined where nothing is expected to come. */
async function received(
  participant: RemoteParticipant,
  source: Track.Source,
): Promise<RTCStatsReport | undefined> {
  const publication = participant.getTrackPublication(source);
  const track = publication?.track as RemoteTrack | undefined;
  const isPaused = track?.streamState === Track.StreamState.Paused;
  if (!publication || !track || publication.isMuted || !publication.isEnabled || isPaused) return undefined;
  return track.receiver?.getStats();
}

const carried = (report: RTCStatsReport | undefined): number =>
  (sum(report, 'candidate-pair', 'bytesReceived') ?? 0) +
  (sum(report, 'candidate-pair', 'responsesReceived') ?? 0);

function sum(report: RTCStatsReport | undefined, type: string, field: string): number | undefined {
  const values: number[] = [];
  report?.forEach((stats: Stats) => {
    const value = stats[field];
    if (stats.type === type && typeof value === 'number') values.push(value);
  });
  return total(values);
}

/** Undefined where there is nothing to add. */
function total(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((all, value) => all + value, 0);
}
