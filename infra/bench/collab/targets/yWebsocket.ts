import { join } from 'node:path';
import { startPeer } from './peerServer.ts';
import type { Target } from './target.ts';

const server = { name: 'y-websocket-server', file: 'yWebsocketServer.mjs', dialect: 'plain' } as const;

/** In memory only. */
export const yWebsocket: Target = {
  name: 'y-websocket',
  launch: ({ dir }) => startPeer({ ...server, dir }),
};

export const yLeveldb: Target = {
  name: 'y-websocket leveldb',
  launch: ({ dir }) => startPeer({ ...server, dir, env: { YPERSISTENCE: join(dir, 'leveldb') } }),
};
