import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SharedTextArea } from './SharedTextArea.tsx';

afterEach(cleanup);

function open(content: string) {
  const doc = new Y.Doc();
  const text = doc.getText();
  text.insert(0, content);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  render(<SharedTextArea isLine text={text} label="Title" maxLength={200} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' });
  return {
    field,
    text,
    /** What the other one writes, as it comes in. */
    other: (write: (theirs: Y.Text) => void) => {
      write(other.getText());
      act(() => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)));
    },
    /** What a person types, with the caret where it ends up. */
    type: (value: string, caret: number) => {
      const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
      set?.call(field, value);
      field.setSelectionRange(caret, caret);
      fireEvent.input(field);
    },
  };
}

it('writes only what was typed, so that what the other one wrote at the same time stays', () => {
  const { field, text, other, type } = open('Pricing');
  field.focus();
  type('Our Pricing', 4);
  other((theirs) => theirs.insert(7, ' again'));
  expect(field.value).toBe('Our Pricing again');
  expect(text.toString()).toBe('Our Pricing again');
});

it('leaves the caret before the same letter when the other one writes in front of it', () => {
  const { field, other } = open('Pricing');
  field.focus();
  field.setSelectionRange(3, 3);
  other((theirs) => theirs.insert(0, 'The '));
  expect(field.value).toBe('The Pricing');
  expect(field.selectionStart).toBe(7);
});

it('does not disturb an input method: what comes in meanwhile shows when it has ended', () => {
  const { field, text, other, type } = open('ab');
  field.focus();
  field.setSelectionRange(2, 2);
  fireEvent.compositionStart(field);
  type('abに', 3);
  other((theirs) => theirs.insert(0, 'X'));
  expect(field.value).toBe('abに');
  type('ab日本', 4);
  fireEvent.compositionEnd(field);
  expect(text.toString()).toBe('Xab日本');
  expect(field.value).toBe('Xab日本');
  expect(field.selectionStart).toBe(5);
});

it('a line stays one line', () => {
  const { text, type } = open('');
  type('one\ntwo', 7);
  expect(text.toString()).toBe('one two');
});
