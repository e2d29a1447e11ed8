import { collabLimits } from '@rapport/shared/collab/limits';
import { Extension } from '@tiptap/core';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { DocumentSize } from './documentSize.ts';

/** One change becomes one message to the server; what frames and marks add must still fit (bytes). */
export const pasteLimit = Math.floor(collabLimits.updateBytes * 0.75);
/** Room is left for the agenda, which is part of the same document (bytes). */
const documentLimit = Math.floor(collabLimits.documentBytes * 0.95);
/** What a node or mark takes in the document besides its text, generously (bytes). */
const perNode = 48;

export type SizeRefusal = { readonly why: 'paste'; readonly bytes: number } | { readonly why: 'full' };

/** About how many bytes a change adds to the document. */
function insertedBytes({ steps }: Pick<Transaction, 'steps'>): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const step of steps) {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue;
    step.slice.content.descendants((node) => {
      bytes += perNode * (1 + node.marks.length) + (node.text ? encoder.encode(node.text).byteLength : 0);
    });
  }
  return bytes;
}

/** Refuses what would not fit into the document before it enters it: nothing is cut, nothing is lost. */
export const SizeGuard = Extension.create<{
  size: Pick<DocumentSize, 'hasRoomFor'>;
  onRefused: (refusal: SizeRefusal) => void;
}>({
  name: 'sizeGuard',

  addProseMirrorPlugins() {
    const { size, onRefused } = this.options;
    const refuse = (refusal: SizeRefusal) => {
      onRefused(refusal);
      return false;
    };
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          // What came from the document is in it already, also what undo brings back.
          if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
          const bytes = insertedBytes(transaction);
          if (bytes > pasteLimit) return refuse({ why: 'paste', bytes });
          return bytes === 0 || size.hasRoomFor(bytes, documentLimit) || refuse({ why: 'full' });
        },
      }),
    ];
  },
});
