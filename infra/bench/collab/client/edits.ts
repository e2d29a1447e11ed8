import * as Y from 'yjs';
import { typedRoot } from './typedUpdate.ts';

/** The updates of a small document as somebody writes it: so many edits, so many bytes of text in all. */
export function editsOf(client: number, edits: number, bytes: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText(typedRoot(client));
  const words = 'what we agreed on and who does it until when '.repeat(Math.ceil(bytes / edits / 45) + 1);
  // Now here, now there: text at the end alone would melt into one piece.
  for (let edit = 0; edit < edits; edit++) {
    text.insert(edit % 3 === 0 ? text.length : Math.floor(text.length / 2), words.slice(0, bytes / edits));
  }
  doc.destroy();
  return updates;
}
