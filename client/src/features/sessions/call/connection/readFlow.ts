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
    sent(room, Track.Source.Camera),
    sent(room, Track.Source.Microphone),
    ...[...room.remoteParticipants.values()].map(flowOf),
  ]);
  // What somebody does not send because their line is broken is not expected.
  const expected = others.filter(({ isLost }) => !isLost);
  const totals: Record<keyof MediaReading, number | undefined> = {
    cameraFrames: sum(camera, 'media-source', 'frames'),
    // With nobody there the SFU asks for no audio of ours.
    microphonePackets:
      room.remoteParticipants.size === 0 ? undefined : sum(microphone, 'outbound-rtp', 'packetsSent'),
    incomingFrames: total(expected.map(({ frames }) => frames)),
    incomingPackets: total(expected.map(({ sound }) => sound?.packets)),
    wayOut: carried(microphone ?? camera),
    wayIn: others.find(({ wayIn }) => wayIn !== undefined)?.wayIn,
  };
  return {
    media: Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== undefined)),
    sounds: others.flatMap(({ sound }) => sound ?? []),
  };
}

/** Statistics of what is sent; undefined where nothing is. */
async function sent(room: Room, source: Track.Source): Promise<RTCStatsReport | undefined> {
  const publication = room.localParticipant.getTrackPublication(source);
  const track = publication?.track as LocalTrack | undefined;
  // A phone takes the camera away from a page in the background: `muted` then, and no fault.
  const isExpected =
    track?.sender && !publication?.isMuted && !track.isUpstreamPaused && !track.mediaStreamTrack.muted;
  return isExpected ? track.sender?.getStats() : undefined;
}

interface Flow {
  /** By what the SFU says. */
  readonly isLost: boolean;
  readonly frames: number | undefined;
  readonly sound: SoundReading | undefined;
  readonly wayIn: number | undefined;
}

async function flowOf(participant: RemoteParticipant): Promise<Flow> {
  // A hidden page takes no pictures, by the SFU's and the browser's own saving.
  const [picture, sound] = await Promise.all([
    document.hidden ? undefined : received(participant, Track.Source.Camera),
    received(participant, Track.Source.Microphone),
  ]);
  const packets = sum(sound, 'inbound-rtp', 'packetsReceived');
  const wayIn = carried(sound ?? picture);
  const { identity, connectionQuality } = participant;
  return {
    isLost: connectionQuality === ConnectionQuality.Lost,
    frames: sum(picture, 'inbound-rtp', 'framesReceived'),
    sound: packets === undefined ? undefined : { identity, packets, carried: wayIn ?? 0 },
    wayIn,
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

/** Whatever has come over the way on which this flows, answers to the browser's looking whether it stands included. */
const carried = (report: RTCStatsReport | undefined): number | undefined =>
  total([sum(report, 'candidate-pair', 'bytesReceived'), sum(report, 'candidate-pair', 'responsesReceived')]);

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
