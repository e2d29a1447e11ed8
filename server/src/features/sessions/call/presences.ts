import type { Observation } from '@rapport/shared/sessions/attendance';
import { upsertAgain } from '../../../platform/db/upsertAgain.ts';
import {
  CallPresenceModel,
  type CallPresenceRow,
  DocumentPresenceModel,
  type DocumentPresenceRow,
} from './presence.model.ts';

/** What was seen of people in calls and documents, in the database. */
export class Presences {
  /** Adds observations of a call; the same ones again change nothing. */
  async observe(sessionId: string, observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    const writes = observations.map(({ connection, personId, kind, at }) => ({
      updateOne: {
        filter: { sessionId, connection, personId },
        update: { $min: { from: at, ...(kind === 'left' && { left: at }) }, $max: { to: at } },
        upsert: true,
      },
    }));
    await upsertAgain(() => CallPresenceModel.bulkWrite(writes));
  }

  /** The set of observations of a session, folded: it gives the same attendance as all of them would. */
  async ofCall(sessionId: string): Promise<Observation[]> {
    const rows = await CallPresenceModel.find({ sessionId }).lean<CallPresenceRow[]>();
    return rows.flatMap(({ connection, personId, from, to, left }) => [
      { connection, personId, kind: 'joined' as const, at: from },
      { connection, personId, kind: 'seen' as const, at: to },
      ...(left === undefined ? [] : [{ connection, personId, kind: 'left' as const, at: left }]),
    ]);
  }

  async observeDocument(sessionId: string, at: number): Promise<void> {
    await upsertAgain(() =>
      DocumentPresenceModel.updateOne({ sessionId }, { $max: { to: at } }, { upsert: true }),
    );
  }

  /** The last sign of anybody (ms), in the call or of both in the document. */
  async last(sessionId: string): Promise<{ call: number | undefined; document: number | undefined }> {
    const [call, inDocument] = await Promise.all([
      CallPresenceModel.find({ sessionId }).lean<CallPresenceRow[]>(),
      DocumentPresenceModel.findOne({ sessionId }).lean<DocumentPresenceRow>(),
    ]);
    const signs = call.map(({ to, left }) => Math.min(to, left ?? to));
    return { call: signs.length > 0 ? Math.max(...signs) : undefined, document: inDocument?.to };
  }
}
