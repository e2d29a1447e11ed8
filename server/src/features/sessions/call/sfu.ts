import { RapportError } from '@rapport/shared/core/errors';
import { ParticipantInfo_State, RoomServiceClient, TwirpError } from 'livekit-server-sdk';
import type { Config } from '../../../config.ts';
import { callLimits } from './callLimits.ts';

/** A connection in a room, as the SFU reports it. */
export interface Participant {
  /** The SFU's id of this connection. */
  readonly sid: string;
  readonly identity: string;
  /** What the token carried; the client cannot change it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ms since the epoch. */
  readonly joinedAt: number;
}

/** How many there may be in a room, and how long the SFU keeps it when they are not (s). */
export interface RoomSize {
  readonly participants: number;
  readonly emptySeconds: number;
  readonly departureSeconds: number;
}

/** What is asked of the SFU. Everything throws RapportError `call_unavailable` when it does not answer. */
export interface Sfu {
  /** Makes the room unless it exists. */
  ensureRoom(room: string, size?: RoomSize): Promise<void>;
  rooms(): Promise<readonly string[]>;
  /** Nobody where there is no such room. */
  participants(room: string): Promise<readonly Participant[]>;
  /** Ends a connection; does nothing where it is gone. Keeping it away is the gate's part. */
  remove(room: string, identity: string): Promise<void>;
  /** Ends every connection of a room; does nothing where it is gone. */
  closeRoom(room: string): Promise<void>;
}

export type SfuHealth = 'ok' | 'down';

/** @param report hears after every question whether the SFU answered */
export function createSfu(
  { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET }: Config,
  report: (health: SfuHealth) => void,
): Sfu {
  const api = new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, {
    requestTimeout: callLimits.apiMs / 1000,
    failover: false,
  });

  async function ask<T>(question: Promise<T>, ifGone: T): Promise<T> {
    try {
      const answer = await question;
      report('ok');
      return answer;
    } catch (error) {
      if (error instanceof TwirpError && error.code === 'not_found') {
        report('ok');
        return ifGone;
      }
      report('down');
      throw new RapportError('call_unavailable', {
        message: 'The call server does not answer.',
        cause: error,
      });
    }
  }

  return {
    async ensureRoom(room, { emptySeconds, departureSeconds, participants } = callLimits) {
      const options = { emptyTimeout: emptySeconds, departureTimeout: departureSeconds };
      await ask(api.createRoom({ name: room, maxParticipants: participants, ...options }), undefined);
    },
    rooms: async () => (await ask(api.listRooms(), [])).map(({ name }) => name),
    participants: async (room) =>
      (await ask(api.listParticipants(room), []))
        .filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED)
        .map(({ sid, identity, attributes, joinedAt, joinedAtMs }) => ({
          sid,
          identity,
          attributes,
          joinedAt: Number(joinedAtMs) || Number(joinedAt) * 1000,
        })),
    remove: (room, identity) => ask(api.removeParticipant(room, identity), undefined),
    closeRoom: (room) => ask(api.deleteRoom(room), undefined),
  };
}
