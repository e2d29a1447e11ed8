import { AccessToken, TokenVerifier, TrackSource, type VideoGrant } from 'livekit-server-sdk';
import type { Config } from '../../../config.ts';
import { subjectOfIdentity } from './callIdentity.ts';
import { callLimits } from './callLimits.ts';

/** What a token says, once its signature and its times have held. */
export interface CallClaims {
  readonly sessionId: string;
  /** Of a person, or of a guest. */
  readonly personId: string;
  readonly isGuest: boolean;
  readonly identity: string;
  /** The version of the grant that it was minted under. */
  readonly grantVersion: number;
  /** Comes in although the person is in this call in another window or on another device. */
  readonly takesOver: boolean;
}

type NewToken = Omit<CallClaims, 'personId' | 'isGuest' | 'takesOver'> & {
  readonly name?: string;
  readonly takesOver?: boolean;
};

/** The participant attribute that carries the grant's version; the SFU keeps it in the tokens that it refreshes. */
export const grantAttribute = 'grant';
const takesOverAttribute = 'takesOver';

/** Least grants: this room, camera, microphone and screen, and nothing that describes the person. */
const sources = [
  TrackSource.CAMERA,
  TrackSource.MICROPHONE,
  TrackSource.SCREEN_SHARE,
  TrackSource.SCREEN_SHARE_AUDIO,
];

/** Mints and reads the SFU's access tokens. */
export class CallTokens {
  readonly #key: string;
  readonly #secret: string;
  readonly #verifier: TokenVerifier;

  constructor(config: Pick<Config, 'LIVEKIT_API_KEY' | 'LIVEKIT_API_SECRET'>) {
    this.#key = config.LIVEKIT_API_KEY;
    this.#secret = config.LIVEKIT_API_SECRET;
    this.#verifier = new TokenVerifier(this.#key, this.#secret);
  }

  /** @param name of a guest, whom the others know by nothing else */
  mint({ sessionId, identity, grantVersion, name, takesOver = false }: NewToken): Promise<string> {
    const token = new AccessToken(this.#key, this.#secret, {
      identity,
      ...(name !== undefined && { name }),
      ttl: callLimits.tokenSeconds,
      attributes: {
        [grantAttribute]: String(grantVersion),
        ...(takesOver && { [takesOverAttribute]: 'yes' }),
      },
    });
    token.addGrant({
      room: sessionId,
      roomJoin: true,
      canPublish: true,
      canPublishSources: sources,
      canSubscribe: true,
      // Raised hands, reactions, and that somebody is on sound only. Not by attributes of the participant: the grant's
      // version is one of them.
      canPublishData: true,
      canUpdateOwnMetadata: false,
    });
    return token.toJwt();
  }

  /**
   * Ours, or one that the SFU refreshed for a connection of ours. Without tolerance: a token is over when it says so.
   * @returns undefined for a token that is forged, over, or asks for more than taking part
   */
  async read(token: string): Promise<CallClaims | undefined> {
    const claims = await this.#verifier.verify(token, 0).catch(() => undefined);
    const { sub: identity = '', video, attributes } = claims ?? {};
    const subject = subjectOfIdentity(identity);
    const grantVersion = Number(attributes?.[grantAttribute]);
    if (!subject || !video?.room || !onlyTakesPart(video) || !Number.isInteger(grantVersion))
      return undefined;
    const { id: personId, isGuest } = subject;
    const takesOver = attributes?.[takesOverAttribute] !== undefined;
    return { sessionId: video.room, personId, isGuest, identity, grantVersion, takesOver };
  }
}

function onlyTakesPart(video: VideoGrant): boolean {
  const { roomJoin, roomAdmin, roomCreate, roomList, roomRecord, ingressAdmin, hidden, recorder, agent } =
    video;
  const more = [roomAdmin, roomCreate, roomList, roomRecord, ingressAdmin, hidden, recorder, agent];
  return roomJoin === true && !more.some(Boolean) && video.canUpdateOwnMetadata !== true;
}
