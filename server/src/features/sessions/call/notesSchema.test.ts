import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitNotes, notesSchema } from './notesSchema.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const accepted = (json: Record<string, unknown>) => notesSchema.nodeFromJSON(json).check();

describe('notes of a record', () => {
  test('keep all that the editor offers', () => {
    const notes = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Plan')] },
      paragraph(
        text('bold', { type: 'bold' }),
        text('link', { type: 'link', attrs: { href: 'https://a.example' } }),
      ),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
      {
        type: 'taskList',
        content: [{ type: 'taskItem', attrs: { checked: true }, content: [paragraph(text('done'))] }],
      },
      { type: 'blockquote', content: [paragraph(text('said'))] },
    );
    expect(fitNotes(notes)).toEqual(notes);
    accepted(fitNotes(notes));
  });

  test('of an empty document are one empty paragraph', () => {
    expect(fitNotes(doc())).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(fitNotes(undefined)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });

  test('lose unknown marks, attributes and unsafe links, never their text', () => {
    const hostile = doc(
      paragraph(
        text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
        text('b', { type: 'blink' }),
        text('c', { type: 'link', attrs: { href: 'https://a.example', onclick: 'x', $where: 1 } }),
      ),
    );
    expect(fitNotes(hostile)).toEqual(
      doc(paragraph(text('a'), text('b'), text('c', { type: 'link', attrs: { href: 'https://a.example' } }))),
    );
  });

  test('of another schema keep their text as paragraphs', () => {
    const foreign = doc({ type: 'video', content: [text('loose'), paragraph(text('deep'))] }, text('top'));
    const fitted = fitNotes(foreign);
    accepted(fitted);
    expect(notesSchema.nodeFromJSON(fitted).textContent).toBe('loosedeeptop');
  });

  test('stay as they are in quotes and lists, and are plain text where they nest deeper than a database takes', () => {
    const quoted = (levels: number) => {
      let block: object = paragraph(text('deep'));
      for (let level = 0; level < levels; level += 1) block = { type: 'blockquote', content: [block] };
      return doc(block);
    };
    expect(fitNotes(quoted(40))).toEqual(quoted(40));
    expect(fitNotes(quoted(400))).toEqual(doc(paragraph(text('deep'))));
  });

  test('fit the schema whatever a peer has written', () => {
    const names = [...Object.keys(notesSchema.nodes), 'unknown', '__proto__'];
    const { node } = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.oneof(fc.constantFrom(...names), fc.anything()),
          text: fc.oneof(fc.string(), fc.anything()),
          attrs: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
          marks: fc.oneof(fc.array(fc.record({ type: fc.constantFrom('bold', 'link', 'x') })), fc.anything()),
          content: fc.oneof({ depthSize: 'small' }, fc.array(tie('node'), { maxLength: 4 }), fc.anything()),
        },
        { requiredKeys: ['type'] },
      ),
    }));
    fc.assert(
      fc.property(fc.array(node), (content) => {
        expect(() => accepted(fitNotes(doc(...content)))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
