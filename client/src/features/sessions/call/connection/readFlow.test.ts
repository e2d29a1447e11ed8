import { ConnectionQuality, type Room, Track } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { readFlow } from './readFlow.ts';

type Row = Record<string, unknown>;

/** Statistics as the browser gives them of one track: of what it carries, and of the way on which that goes. */
const told = (...rows: Row[]) => ({
  getStats: async () => new Map(rows.map((row, index) => [index, row])) as unknown as RTCStatsReport,
});
const way = (bytesReceived: number, responsesReceived: number): Row => ({
  ...{ type: 'candidate-pair', bytesReceived, responsesReceived },
});
const comes = (row: Row): Row => ({ type: 'inbound-rtp', ...row });

const sends = (...rows: Row[]) => ({
  isMuted: false,
  track: { sender: told(...rows), mediaStreamTrack: { muted: false } },
});
const gives = (...rows: Row[]) => ({ isMuted: false, isEnabled: true, track: { receiver: told(...rows) } });

/** Stands for the library's room, which takes an SFU. */
function roomOf(own: Row, others: Record<string, Row & { quality?: ConnectionQuality }>): Room {
  const get = (publications: Row) => (source: Track.Source) => publications[source];
  const participants = Object.entries(others).map(([identity, { quality, ...publications }]) => ({
    ...{ identity, connectionQuality: quality ?? ConnectionQuality.Good },
    getTrackPublication: get(publications),
  }));
  return {
    localParticipant: { getTrackPublication: get(own) },
    remoteParticipants: new Map(participants.map((one) => [one.identity, one])),
  } as unknown as Room;
}

const own = {
  [Track.Source.Camera]: sends({ type: 'media-source', frames: 30 }, way(100, 4)),
  [Track.Source.Microphone]: sends({ type: 'outbound-rtp', packetsSent: 50 }, way(100, 4)),
};
const jonas = {
  [Track.Source.Camera]: gives(comes({ framesReceived: 25 }), way(9_000, 6)),
  [Track.Source.Microphone]: gives(comes({ packetsReceived: 40 }), way(9_000, 6)),
};

describe('what has flowed', () => {
  it('is read of both directions, and of the ways by all that they carry', async () => {
    expect(await readFlow(roomOf(own, { jonas_1: jonas }))).toEqual({
      media: {
        ...{ cameraFrames: 30, microphonePackets: 50, wayOut: 104 },
        ...{ incomingFrames: 25, incomingPackets: 40, wayIn: 9_006 },
      },
      sounds: [{ identity: 'jonas_1', packets: 40, carried: 9_006 }],
    });
  });

  it('of somebody whose line the SFU calls lost is not expected, but still looked at', async () => {
    const { media, sounds } = await readFlow(
      roomOf(own, { jonas_1: { ...jonas, quality: ConnectionQuality.Lost } }),
    );
    expect(media).not.toHaveProperty('incomingPackets');
    expect(media).not.toHaveProperty('incomingFrames');
    expect(media).toHaveProperty('wayIn', 9_006);
    expect(sounds).toHaveLength(1);
  });

  it('of what is muted is not expected, and with nobody there the SFU asks for no sound', async () => {
    const muted = { ...own[Track.Source.Camera], isMuted: true };
    const { media, sounds } = await readFlow(roomOf({ ...own, [Track.Source.Camera]: muted }, {}));
    expect(media).toEqual({ wayOut: 104 });
    expect(sounds).toEqual([]);
  });
});
