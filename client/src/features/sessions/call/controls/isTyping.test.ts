import { afterEach, describe, expect, it } from 'vitest';
import { isTyping } from './isTyping.ts';
import { isWriting } from './isWriting.ts';

const inside = (html: string): Element | null => {
  document.body.innerHTML = html;
  return document.querySelector('[data-here]');
};

describe('a letter key', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it.each([
    '<input data-here>',
    '<textarea data-here></textarea>',
    '<div contenteditable="true"><p data-here>notes</p></div>',
    '<select data-here></select>',
  ])('belongs to the text it is typed into: %s', (html) => {
    expect(isTyping(inside(html))).toBe(true);
    expect(isWriting(inside(html))).toBe(true);
  });

  it('belongs to an open dialog or menu, where nobody is writing all the same', () => {
    const button = inside('<div role="dialog"><button data-here>End</button></div>');
    expect(isTyping(button)).toBe(true);
    expect(isWriting(button)).toBe(false);
  });

  it('belongs to the call anywhere else', () => {
    expect(isTyping(inside('<button data-here>Mute</button>'))).toBe(false);
    expect(isTyping(document)).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
