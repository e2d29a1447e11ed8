import { upsertAgain } from '../../../platform/db/upsertAgain.ts';
import { CallGrantModel, type CallGrantRow } from './callGrant.model.ts';

/** Which rights: those of a sign-in, or of a session, all, or one person's, or those on all their devices but one. */
export type Rights =
  | { readonly signInId: string }
  | { readonly sessionId: string; readonly personId?: string; readonly exceptIdentity?: string };

export interface Grant {
  readonly sessionId: string;
  readonly identity: string;
}

interface Asked extends Grant {
  readonly personId: string;
  readonly signInId: string;
  readonly deviceLabel?: string | undefined;
  readonly window?: string;
  readonly at: Date;
}

/** Rights to calls in the database, so that they hold across a restart. */
export class CallGrants {
  /** Begins or keeps a right; answers its version. */
  async issue({ sessionId, identity, personId, signInId, deviceLabel, window, at }: Asked): Promise<number> {
    const holds = { $and: [{ $eq: ['$signInId', signInId] }, { $eq: ['$ended', false] }] };
    const next = { $add: [{ $ifNull: ['$version', 0] }, 1] };
    await upsertAgain(() =>
      CallGrantModel.updateOne(
        { sessionId, identity },
        [
          {
            $set: {
              ...{ version: { $cond: [holds, '$version', next] }, personId, signInId, ended: false, at },
              // Texts of the person's own: they must not be read as expressions.
              ...(deviceLabel && { deviceLabel: { $literal: deviceLabel } }),
              ...(window && { window: { $literal: window } }),
            },
          },
        ],
        { upsert: true, updatePipeline: true },
      ),
    );
    // Who was overtaken by another sign-in answers that one's version, with which theirs is not current either.
    const row = await CallGrantModel.findOne({ sessionId, identity }).lean<CallGrantRow>();
    if (!row) throw new Error('the database answered no grant');
    return row.version;
  }

  /** Whether a token of this version may still be used from this sign-in. */
  async isCurrent(grant: Grant & { signInId: string; version: number }): Promise<boolean> {
    const { sessionId, identity, signInId, version } = grant;
    return (await CallGrantModel.exists({ sessionId, identity, signInId, version, ended: false })) !== null;
  }

  /** What the device calls itself, if it said. */
  async deviceLabel(grant: Grant): Promise<string | undefined> {
    const { sessionId, identity } = grant;
    return (await CallGrantModel.findOne({ sessionId, identity }).lean<CallGrantRow>())?.deviceLabel;
  }

  /** The window of a guest that asked last. */
  async window({ sessionId, identity }: Grant): Promise<string | undefined> {
    return (await CallGrantModel.findOne({ sessionId, identity }).lean<CallGrantRow>())?.window;
  }

  /** Whether a device has a right that has not ended. */
  async holds({ sessionId, identity }: Grant): Promise<boolean> {
    return (await CallGrantModel.exists({ sessionId, identity, ended: false })) !== null;
  }

  /** Versions that hold, by identity. */
  async versions(sessionId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await CallGrantModel.find({ sessionId, ended: false }).lean<CallGrantRow[]>();
    return new Map(rows.map(({ identity, version }) => [identity, version]));
  }

  /** Ends rights for good; answers those that held until now. */
  async end(which: Rights): Promise<readonly Grant[]> {
    const held = { ...filterOf(which), ended: false };
    const rows = await CallGrantModel.find(held).lean<CallGrantRow[]>();
    await CallGrantModel.updateMany(held, { $set: { ended: true } });
    return rows.map(({ sessionId, identity }) => ({ sessionId, identity }));
  }
}

function filterOf(which: Rights) {
  if ('signInId' in which) return { signInId: which.signInId };
  const { exceptIdentity, ...those } = which;
  return { ...those, ...(exceptIdentity && { identity: { $ne: exceptIdentity } }) };
}
