import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { StarterKit } from '@tiptap/starter-kit';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

const roots = ['notes'] as const;

function openEditor(doc: Y.Doc): Editor {
  const editor = new Editor({
    injectCSS: false,
    extensions: [
      StarterKit.configure({ undoRedo: false, trailingNode: false }),
      Collaboration.configure({ document: doc, field: roots[0] }),
    ],
  });
  onTestFinished(() => editor.destroy());
  return editor;
}

const exchange = (a: Y.Doc, b: Y.Doc) => {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const)
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'relayed');
};

it('notes of which each has deleted what the other kept are empty on both sides, and can be written in again', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  const [left, right] = [openEditor(one), openEditor(two)];
  left.commands.setContent('<p>first</p><p>second</p>');
  exchange(one, two);
  expect(right.getText()).toContain('second');
  // Each leaves one paragraph; together nothing is left, not even an empty line.
  left.commands.deleteRange({ from: 0, to: left.state.doc.child(0).nodeSize });
  right.commands.deleteRange({ from: right.state.doc.child(0).nodeSize, to: right.state.doc.content.size });
  exchange(one, two);
  expect(one.getXmlFragment(roots[0]).length).toBe(0);
  for (const editor of [left, right]) {
    editor.state.doc.check();
    expect(editor.getText()).toBe('');
  }
  left.commands.insertContent('again');
  exchange(one, two);
  expect(right.getText()).toBe('again');
});
