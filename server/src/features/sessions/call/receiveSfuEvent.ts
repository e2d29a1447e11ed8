import { RapportError } from '@rapport/shared/core/errors';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { Config } from '../../../config.ts';
import { isDuplicate } from '../../../platform/db/database.ts';
import { personOfIdentity } from './callIdentity.ts';
import { callLimits } from './callLimits.ts';
import type { RoomWatch } from './roomWatch.ts';
import { SfuEventModel } from './sfuEvent.model.ts';

const kinds = { participant_joined: 'joined', participant_left: 'left' } as const;

/** Takes the SFU's webhooks: hints that come late, twice, in any order, or never. */
export class SfuEvents {
  readonly #receiver: WebhookReceiver;
  readonly #watch: Pick<RoomWatch, 'observe'>;

  constructor(
    config: Pick<Config, 'LIVEKIT_API_KEY' | 'LIVEKIT_API_SECRET'>,
    watch: Pick<RoomWatch, 'observe'>,
  ) {
    this.#receiver = new WebhookReceiver(config.LIVEKIT_API_KEY, config.LIVEKIT_API_SECRET);
    this.#watch = watch;
  }

  /**
   * @param body the bytes as they came: the signature is over them
   * @throws RapportError signed_out for a signature that is not the SFU's
   */
  async receive(body: Uint8Array, authorization: string | undefined, now: number): Promise<void> {
    const event = await this.#read(body, authorization);
    const kind = kinds[event.event as keyof typeof kinds];
    const at = Number(event.createdAt) * 1000;
    const { room, participant } = event;
    if (!kind || !event.id || !room || !participant || now - at > callLimits.webhookMs) return;
    if (await SfuEventModel.exists({ _id: event.id })) return;
    const personId = personOfIdentity(participant.identity);
    if (personId) {
      await this.#watch.observe(room.name, [{ connection: participant.sid, personId, kind, at }]);
    }
    // Only now: had the observation failed, the SFU's next try must find its event new. A double is harmless.
    await SfuEventModel.create([{ _id: event.id, at: new Date(now) }]).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }

  async #read(body: Uint8Array, authorization: string | undefined): Promise<WebhookEvent> {
    try {
      return await this.#receiver.receive(Buffer.from(body).toString('utf8'), authorization);
    } catch (cause) {
      throw new RapportError('signed_out', { message: 'This is not signed by the call server.', cause });
    }
  }
}
