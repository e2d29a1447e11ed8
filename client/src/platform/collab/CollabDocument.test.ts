import { collabLimits } from '@rapport/shared/collab/limits';
import { closeCode } from '@rapport/shared/collab/protocol';
import { expect, it, onTestFinished } from 'vitest';
import { fakeCollabServer } from '../../testing/fakeCollabServer.ts';
import { CollabDocument } from './CollabDocument.ts';

function opened({ isGuest = false } = {}) {
  const server = fakeCollabServer();
  const document = new CollabDocument('session:0123456789abcdef01234567', 'ada', isGuest);
  onTestFinished(() => document.close());
  const write = (characters: number) => document.doc.getText('text').insert(0, 'x'.repeat(characters));
  return { server, document, write, standing: document.getSnapshot };
}
const tooMuch = collabLimits.updateBytes + 1;

it('brings what is too large for one message as a first synchronisation, as often as there is such a message', () => {
  const { server, write, standing } = opened();
  let socket = server.next();
  socket.accept();
  for (let time = 0; time < 3; time += 1) {
    // Nothing of this connection is durable yet: the one before ended before that, too.
    write(tooMuch);
    socket.end(closeCode.tooLarge);
    expect(standing().connection).toBe('offline');
    socket = server.next();
    socket.accept();
  }
  expect(standing().connection).toBe('online');
  expect(socket.content().getText('text').length).toBe(3 * tooMuch);
});

it('is refused where the first synchronisation itself is too large', () => {
  const { server, write, standing } = opened();
  write(10);
  const socket = server.next();
  socket.accept();
  socket.end(closeCode.tooLarge);
  expect(standing()).toMatchObject({ connection: 'refused', refusedBecause: closeCode.tooLarge });
});

it('comes back where the server has taken something of this connection: it may take the rest in another', () => {
  const { server, write, standing } = opened();
  for (let time = 0; time < 2; time += 1) {
    const socket = server.next();
    socket.accept();
    write(1);
    socket.callDurable(1);
    socket.end(closeCode.tooLarge);
    expect(standing().connection).toBe('offline');
  }
  server.next().accept();
  expect(standing().connection).toBe('online');
});

it('does not say of a guest’s copy that it is kept where the document has begun anew', async () => {
  const { document, standing } = opened({ isGuest: true });
  expect(await document.beginAnew()).toBe(false);
  expect(standing()).toMatchObject({ connection: 'refused', refusedBecause: undefined });
});

it('goes on under a new clientID where its own has become another’s, with all that it shows and has', () => {
  const { server, document, write, standing } = opened();
  const { doc, awareness } = document;
  awareness.setLocalStateField('user', { name: 'Ada' });
  write(3);
  const before = doc.clientID;
  server.next().end(closeCode.foreignClient);
  expect(standing().connection).toBe('offline');
  expect(doc.clientID).not.toBe(before);
  expect([...awareness.getStates()]).toEqual([[doc.clientID, { user: { name: 'Ada' } }]]);
  const socket = server.next();
  socket.accept();
  write(2);
  expect(socket.content().getText('text').toString()).toBe('xxxxx');
  expect([...socket.content().store.clients.keys()].sort()).toEqual([before, doc.clientID].sort());
});

it('is refused where the new clientID is another’s, too, unless something was durable in between', () => {
  const { server, standing } = opened();
  server.next().end(closeCode.foreignClient);
  const socket = server.next();
  socket.accept();
  socket.callDurable(1);
  socket.end(closeCode.foreignClient);
  expect(standing().connection).toBe('offline');
  server.next().end(closeCode.foreignClient);
  expect(standing()).toMatchObject({ connection: 'refused', refusedBecause: closeCode.foreignClient });
});
