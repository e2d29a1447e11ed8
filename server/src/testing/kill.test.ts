import { setTimeout as sleep } from 'node:timers/promises';
import { type Stack, startStack } from '@rapport/infra/testing';
import { continueAs, setUpSample } from '@rapport/shared/identity/setUp.api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CollabPeer, openCollabPeer } from './collabPeer.ts';
import { createClient } from './testClient.ts';

/** More rounds belong to the long fault suite; these show that the promise holds at all. */
const rounds = 3;
const typingMs = 1_500;
const perSecond = 20;

let stack: Stack;
let sessionId: string;
const cookies = { mentor: '', mentee: '' };

beforeAll(async () => {
  stack = await startStack();
  const { setupCode: code } = stack;
  const made = await createClient(stack.origin).call(setUpSample, { body: { code, zone: 'UTC' } });
  sessionId = made.sessionId;
  for (const as of ['mentor', 'mentee'] as const) {
    const client = createClient(stack.origin);
    await client.call(continueAs, { body: { code, as } });
    cookies[as] = client.cookie();
  }
});
afterAll(() => stack.stop());

it(`loses no character that the other had received while the room said saved, over ${rounds} SIGKILLs of the server`, async () => {
  let compared = 0;
  for (let round = 0; round < rounds; round++) {
    const peers = (['mentor', 'mentee'] as const).map((who) =>
      openCollabPeer(stack.origin, cookies[who], sessionId),
    );
    await Promise.all(peers.map((peer) => peer.synced()));
    const received = peers.map((peer) => watchReceived(peer));
    const typing = peers.map((peer, index) =>
      setInterval(() => type(peer, `${round}.${index}`), 1_000 / perSecond),
    );
    await sleep(typingMs);
    await stack.server.kill('SIGKILL');
    for (const timer of typing) clearInterval(timer);
    // The two windows vanish with the server: only what the database has can come back.
    for (const peer of peers) peer.destroy();

    await stack.server.start();
    const reader = openCollabPeer(stack.origin, cookies.mentor, sessionId);
    await reader.synced();
    const stored = new Set(reader.doc.getArray<string>('typed').toArray());
    reader.destroy();
    for (const characters of received) {
      expect([...characters].filter((character) => !stored.has(character))).toEqual([]);
      compared += characters.size;
    }
  }
  expect(compared).toBeGreaterThan(rounds * perSecond);
}, 120_000);

let typed = 0;

function type({ doc }: CollabPeer, who: string): void {
  doc.getArray<string>('typed').push([`${who}.${++typed}`]);
}

/** What came from the other side at a moment when the room said that everything was saved. */
function watchReceived(peer: CollabPeer): ReadonlySet<string> {
  const received = new Set<string>();
  peer.doc.getArray<string>('typed').observe((event, transaction) => {
    if (transaction.local || !peer.roomSaved()) return;
    for (const { insert } of event.delta) {
      if (Array.isArray(insert)) for (const character of insert as string[]) received.add(character);
    }
  });
  return received;
}
