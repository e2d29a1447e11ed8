import { startDatabase } from '../../../stack/index.ts';
import { startPeer } from './peerServer.ts';
import type { Target } from './target.ts';

const server = { name: 'hocuspocus', file: 'hocuspocusServer.mjs', dialect: 'addressed' } as const;

/** In memory only. */
export const hocuspocus: Target = {
  name: 'hocuspocus',
  launch: ({ dir }) => startPeer({ ...server, dir }),
};

export const hocuspocusMongo: Target = {
  name: 'hocuspocus mongo',
  async launch({ dir }) {
    const database = await startDatabase({ dir });
    return startPeer({ ...server, dir, database, env: { MONGODB_URL: `${database.url}/hocuspocus` } });
  },
};
