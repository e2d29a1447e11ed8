import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { StarterKit } from '@tiptap/starter-kit';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { DocumentSize } from './documentSize.ts';
import { pasteLimit, SizeGuard, type SizeRefusal } from './sizeGuard.ts';

function openEditor(hasRoom = true) {
  const doc = new Y.Doc();
  const refusals: SizeRefusal[] = [];
  const editor = new Editor({
    injectCSS: false,
    extensions: [
      StarterKit.configure({ undoRedo: false, trailingNode: false }),
      Collaboration.configure({ document: doc, field: 'notes' }),
      SizeGuard.configure({ size: { hasRoomFor: () => hasRoom }, onRefused: (why) => refusals.push(why) }),
    ],
  });
  return { doc, editor, refusals };
}

it('refuses a paste that no single message could carry, and leaves the document as it was', () => {
  const { doc, editor, refusals } = openEditor();
  editor.commands.insertContent('before');
  editor.commands.insertContent('x'.repeat(pasteLimit + 1));
  expect(editor.getText()).toBe('before');
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeLessThan(1_000);
  expect(refusals).toMatchObject([{ why: 'paste' }]);
  editor.destroy();
});

it('counts what a text takes in the document, not its letters', () => {
  const { editor, refusals } = openEditor();
  editor.commands.insertContent('漢'.repeat(pasteLimit / 2));
  expect(refusals).toMatchObject([{ why: 'paste' }]);
  editor.destroy();
});

it('a full document takes nothing more in, but can be shortened', () => {
  const { doc, editor, refusals } = openEditor(false);
  const other = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('some text')]);
  other.getXmlFragment('notes').insert(0, [paragraph]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  editor.commands.insertContent('more');
  expect(refusals).toEqual([{ why: 'full' }]);
  editor.chain().setTextSelection({ from: 1, to: 6 }).deleteSelection().run();
  expect(editor.getText()).toBe('text');
  editor.destroy();
});

it('what the other one writes comes in, whatever its size', () => {
  const { doc, editor, refusals } = openEditor(false);
  const other = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('y'.repeat(pasteLimit * 2))]);
  other.getXmlFragment('notes').insert(0, [paragraph]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(editor.getText()).toHaveLength(pasteLimit * 2);
  expect(refusals).toEqual([]);
  editor.destroy();
});

it('knows the size of a document closely enough to never let it pass its limit', () => {
  const doc = new Y.Doc();
  const size = new DocumentSize(doc);
  const end = size.follow();
  const limit = 10_000;
  let added = 0;
  while (size.hasRoomFor(500, limit)) {
    doc.getText().insert(0, 'z'.repeat(400));
    added += 1;
  }
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeLessThanOrEqual(limit);
  expect(added).toBeGreaterThan(20);
  end();
});
