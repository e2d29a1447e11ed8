import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { typedCharacter, typedRoot, typedUpdate } from './typedUpdate.ts';

it('writes the bytes that Yjs writes for the same characters', () => {
  const doc = new Y.Doc();
  doc.clientID = 4_000_000_001;
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  const text = doc.getText(typedRoot(doc.clientID));
  for (let clock = 0; clock < 300; clock++) text.insert(clock, typedCharacter(clock));
  expect(made).toHaveLength(300);
  for (const [clock, update] of made.entries()) expect(typedUpdate(doc.clientID, clock)).toEqual(update);
});
