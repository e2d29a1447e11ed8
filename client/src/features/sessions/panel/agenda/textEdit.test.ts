import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { editBetween, mapIndex } from './textEdit.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '😀', 'é', '👩‍🚀'), maxLength: 12 });

function apply(text: Y.Text, edit: ReturnType<typeof editBetween>): void {
  if (!edit) return;
  text.delete(edit.index, edit.remove);
  text.insert(edit.index, edit.insert);
}

it('an edit turns one text into the other, whatever they are, without breaking a character', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(12), (before, after, caret) => {
      const text = new Y.Doc().getText();
      text.insert(0, before);
      apply(text, editBetween(before, after, Math.min(caret, after.length)));
      expect(text.toString()).toBe(after);
    }),
  );
});

it('takes a repeated letter to be typed where the caret is', () => {
  expect(editBetween('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
  expect(editBetween('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
});

it('says nothing when nothing changed', () => {
  expect(editBetween('same', 'same', 2)).toBeUndefined();
});

it('what two people type into one title at once is all there on both sides', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  a.getText().insert(0, 'Pricing');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  apply(a.getText(), editBetween('Pricing', 'The Pricing', 4));
  apply(b.getText(), editBetween('Pricing', 'Pricing, again', 14));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  expect(a.getText().toString()).toBe('The Pricing, again');
  expect(b.getText().toString()).toBe('The Pricing, again');
});

it('a place in a text follows what others write before it', () => {
  expect(mapIndex(5, [{ insert: 'abc' }])).toBe(8);
  expect(mapIndex(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5);
  expect(mapIndex(5, [{ retain: 2 }, { delete: 2 }])).toBe(3);
  expect(mapIndex(5, [{ retain: 4 }, { delete: 4 }])).toBe(4);
});
