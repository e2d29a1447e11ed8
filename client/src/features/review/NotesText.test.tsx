import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { loadTexts } from '../../platform/i18n/i18n.ts';
import { NotesText } from './NotesText.tsx';
import { isEmptyNotes, readNotes } from './notesNode.ts';

beforeAll(() => loadTexts('record'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, marks });
const doc = (...content: object[]) => ({ type: 'doc', content });
function show(json: unknown): HTMLElement {
  const notes = readNotes(json);
  return notes ? render(<NotesText notes={notes} />).container : document.createElement('div');
}

it('shows headings, lists, tasks, quotes and marks', () => {
  const page = show(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Pricing')] },
      { type: 'paragraph', content: [text('bold', { type: 'bold' }), text(' plain')] },
      {
        type: 'taskList',
        content: [
          {
            type: 'taskItem',
            attrs: { checked: true },
            content: [{ type: 'paragraph', content: [text('ask')] }],
          },
        ],
      },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [text('said')] }] },
    ),
  );
  expect(screen.getByRole('heading', { level: 3, name: 'Pricing' })).toBeDefined();
  expect(page.querySelector('strong')?.textContent).toBe('bold');
  expect(screen.getByRole('img', { name: 'Done' }).parentElement?.textContent).toBe('ask');
  expect(page.querySelector('blockquote')?.textContent).toBe('said');
});

it('makes links of web and mail addresses only, that give nothing away', () => {
  const link = (href: unknown, name: string) => text(name, { type: 'link', attrs: { href, onclick: 'x()' } });
  show(
    doc({ type: 'paragraph', content: [link('https://a.example/', 'good'), link('javascript:x', 'bad')] }),
  );
  expect(screen.getByRole('link', { name: 'good' }).getAttribute('rel')).toContain('noopener');
  expect(screen.queryByRole('link', { name: 'bad' })).toBeNull();
  expect(screen.getByText('bad')).toBeDefined();
});

it('never makes an element of text, whatever stands in it', () => {
  const page = show(doc({ type: 'paragraph', content: [text('<img src=x onerror=alert(1)>')] }));
  expect(page.querySelector('img')).toBeNull();
  expect(page.textContent).toBe('<img src=x onerror=alert(1)>');
});

it('keeps the text of nodes and marks that it does not know', () => {
  const page = show(
    doc({ type: 'video', attrs: { src: 'x' }, content: [text('spoken', { type: 'blink' })] }),
  );
  expect(page.textContent).toBe('spoken');
  expect(page.querySelector('video')).toBeNull();
});

it('survives any JSON, also very deep', () => {
  // React tells of blocks within paragraphs; a browser shows them.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const known = fc.constantFrom(
    'doc',
    'paragraph',
    'text',
    'heading',
    'orderedList',
    'taskItem',
    'script',
    '__proto__',
  );
  const hostile = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.oneof(known, fc.jsonValue()),
        text: fc.oneof(fc.string(), fc.jsonValue()),
        attrs: fc.jsonValue(),
        marks: fc.jsonValue(),
        content: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.array(tie('node'), { maxLength: 3 })),
      },
      { requiredKeys: [] },
    ),
  })).node;
  fc.assert(
    fc.property(hostile, (json) => {
      const page = show(doc(json as object));
      expect(page.querySelector('script, iframe, img, object')).toBeNull();
      cleanup();
    }),
    { numRuns: 100 },
  );
  const deep = Array.from({ length: 5_000 }).reduce<object>(
    (inner) => ({ type: 'blockquote', content: [inner] }),
    text('bottom'),
  );
  expect(show(doc(deep)).querySelectorAll('blockquote').length).toBeLessThan(50);
});

it('knows when nothing was written', () => {
  const notes = readNotes(doc({ type: 'paragraph', content: [] }, { type: 'paragraph' }));
  expect(notes && isEmptyNotes(notes)).toBe(true);
});
