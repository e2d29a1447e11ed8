// hocuspocus with its defaults; with MONGODB_URL set its database extension stores there.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { MongoClient } from 'mongodb';

const { MONGODB_URL: url, PORT: port, HOST: address } = process.env;
const client = url === undefined ? undefined : await new MongoClient(url).connect();
const documents = client?.db().collection('documents');

const database = new Database({
  fetch: async ({ documentName }) => {
    const found = await documents.findOne({ _id: documentName });
    return found === null ? null : new Uint8Array(found.state.buffer);
  },
  store: async ({ documentName, state }) => {
    await documents.updateOne(
      { _id: documentName },
      { $set: { state: Buffer.from(state) } },
      { upsert: true },
    );
  },
});

const server = new Server({
  port: Number(port),
  address,
  quiet: true,
  extensions: documents === undefined ? [] : [database],
  async onRequest({ request, response, instance }) {
    if (request.url === '/stored') await stored(instance);
    response.end();
    // Or the server answers, too.
    throw null;
  },
});
await server.listen();

/** When nothing waits to be stored any more, by its own pace. */
async function stored(instance) {
  const waits = ({ name, saveMutex }) => {
    const id = `onStoreDocument-${name}`;
    const { debouncer } = instance;
    return debouncer.isDebounced(id) || debouncer.isCurrentlyExecuting(id) || saveMutex.isLocked();
  };
  while ([...instance.documents.values()].some(waits)) await new Promise((resolve) => setTimeout(resolve, 5));
}
