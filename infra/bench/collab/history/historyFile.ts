import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type Edit, seededEdits } from './seededEdits.ts';

/** As many keystrokes as the B4 trace of Automerge's paper has. */
const keystrokes = 259_778;
const writer = 1;
const root = 'paper';

/** A trace as github.com/josephg/editing-traces keeps them. */
interface Trace {
  readonly txns: readonly { readonly patches: readonly Edit[] }[];
}

/**
 * Writes the updates of a long editing history into a file, one for each keystroke.
 * @param trace a gzipped editing trace; without it a history of the same size is made
 */
export async function writeHistory(file: string, trace?: string, count = keystrokes): Promise<void> {
  const edits = trace === undefined ? seededEdits(count) : await editsOfTrace(trace);
  const doc = new Y.Doc();
  doc.clientID = writer;
  const encoder = encoding.createEncoder();
  doc.on('update', (update: Uint8Array) => encoding.writeVarUint8Array(encoder, update));
  const text = doc.getText(root);
  for (const [at, deleted, inserted] of edits) {
    if (deleted > 0) text.delete(at, deleted);
    if (inserted !== '') text.insert(at, inserted);
  }
  doc.destroy();
  await writeFile(file, encoding.toUint8Array(encoder));
}

async function editsOfTrace(path: string): Promise<readonly Edit[]> {
  const { txns } = JSON.parse(String(await promisify(gunzip)(await readFile(path)))) as Trace;
  return txns.flatMap(({ patches }) => patches);
}

/** The updates of a history that `writeHistory` has written. */
export async function readHistory(file: string): Promise<readonly Uint8Array[]> {
  const decoder = decoding.createDecoder(await readFile(file));
  const updates: Uint8Array[] = [];
  while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder));
  return updates;
}

/** What the history comes to. */
export function readPaper(doc: Y.Doc): string {
  return doc.getText(root).toString();
}
