import { RapportError } from '@rapport/shared/core/errors';
import type { Clock } from '../../../platform/clock.ts';
import type { NewVersion, StoredVersion, Version, Versions } from '../ports.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';
import {
  findByKey,
  findVersion,
  insertVersion,
  listVersions,
  newestVersion,
  onceKinds,
} from './versionStore.ts';

interface Ports {
  readonly rooms: Rooms;
  readonly append: (name: string, update: Uint8Array) => Promise<void>;
  readonly clock: Clock;
}

/** Versions of documents: copies of what rooms hold. There is no second live document behind them. */
export function documentVersions({ rooms, append, clock }: Ports): Versions {
  const settled = async (name: string): Promise<Room | undefined> => {
    const room = await rooms.open(name);
    await room?.settled();
    return room;
  };

  const keep = async (document: string, { kind, name, by }: NewVersion): Promise<Version | undefined> => {
    const once = onceKinds.includes(kind);
    const there = once ? await findByKey(document, kind) : undefined;
    if (there) return there;
    const room = await settled(document);
    if (!room) return undefined;
    const { state, revision } = room.read();
    return insertVersion({
      ...{ document, kind, name, by, revision },
      // Equal revisions of one epoch are equal content.
      key: once ? kind : `${kind}:${room.epoch}:${revision}`,
      state: Buffer.from(state),
      owners: room.authors(),
      createdAt: new Date(clock.now()),
    });
  };

  return {
    keep,
    list: listVersions,
    find: findVersion,
    newest: newestVersion,
    has: async (document, kind) => (await findByKey(document, kind)) !== undefined,
    revision: (document) => rooms.find(document)?.revision,
    now: async (document) => {
      const room = await settled(document);
      return room && { ...room.read(), authors: room.authors() };
    },
    restore: async (document, id, { by, edit }) => {
      const version: StoredVersion | undefined = await findVersion(document, id);
      const room = version && (await settled(document));
      if (!version || !room) throw new RapportError('not_found');
      const update = await edit(room.read().state, version.state);
      if (!update) return undefined;
      // Before the edit, or a crash in between would leave what stood there in nobody's list.
      const before = await keep(document, { kind: 'restored', name: version.name, by });
      await append(document, update);
      return before;
    },
  };
}
