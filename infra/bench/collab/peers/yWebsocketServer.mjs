// @y/websocket-server as its README runs it; with YPERSISTENCE set it stores in leveldb.
import http from 'node:http';
import { getPersistence, setupWSConnection } from '@y/websocket-server/utils';
import WebSocket from 'ws';

const sockets = new WebSocket.Server({ noServer: true });
sockets.on('connection', setupWSConnection);

const server = http.createServer(async (request, response) => {
  // Its leveldb does one thing after the other: a read ends when all that was written before it is stored.
  if (request.url === '/stored') await getPersistence()?.provider.getMeta('nothing', 'nothing');
  response.end();
});
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
});
server.listen(Number(process.env.PORT), process.env.HOST);
