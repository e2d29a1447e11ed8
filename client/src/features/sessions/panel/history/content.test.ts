import { itemMap, putItem, roots, setDone } from '@rapport/shared/sessions/agendaDocument';
import { positionBetween } from '@rapport/shared/sessions/position';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compareContent, type MarkedBlock, showContent } from './compareContent.ts';
import { compareText, type MarkedRun } from './compareText.ts';
import type { Run, Voice } from './content.ts';
import { readContent } from './readContent.ts';

const person = (id: string) => ({ id, name: id, zone: 'UTC' });
const pair = { mentor: person('maya'), mentee: person('jonas') };

/** Maya's document, and Jonas's copy of it. */
function documents() {
  const [maya, jonas] = [new Y.Doc(), new Y.Doc()];
  for (const [from, to] of [
    [maya, jonas],
    [jonas, maya],
  ] as const) {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'other') Y.applyUpdate(to, update, 'other');
    });
  }
  const authors = [
    { client: maya.clientID, person: pair.mentor },
    { client: jonas.clientID, person: pair.mentee },
  ];
  const now = () => {
    const state = btoa(String.fromCharCode(...Y.encodeStateAsUpdate(maya)));
    return readContent({ state, authors: authors as never }, pair);
  };
  return { maya, jonas, now };
}

function paragraph(doc: Y.Doc, words: string, at = 0): Y.XmlText {
  const element = new Y.XmlElement('paragraph');
  const text = new Y.XmlText(words);
  element.insert(0, [text]);
  doc.getXmlFragment(roots.notes).insert(at, [element]);
  return text;
}

function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const element = doc.getXmlFragment(roots.notes).get(index);
  const text = element instanceof Y.XmlElement ? element.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('no text there');
  return text;
}

const shown = (runs: readonly MarkedRun[]) =>
  runs.map(({ text, voice, change }) => `${change === 'same' ? '' : `${change} `}${voice}: ${text}`);
const blocks = (all: readonly MarkedBlock[]) => all.map(({ change, runs }) => [change, ...shown(runs)]);

describe('a version', () => {
  test('says of each letter who wrote it, also in the middle of a word of the other', () => {
    const { maya, jonas, now } = documents();
    paragraph(maya, 'We agred');
    textAt(jonas, 0).insert(6, 'e');
    expect(blocks(showContent(now()).notes)).toEqual([['same', 'mentor: We agr', 'mentee: e', 'mentor: ed']]);
  });

  test('reads formats, breaks and lists, and whose words nobody knows', () => {
    const { maya, now } = documents();
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [new Y.XmlText('one'), new Y.XmlElement('hardBreak'), new Y.XmlText('two')]);
    item.insert(0, [element]);
    list.insert(0, [item]);
    maya.getXmlFragment(roots.notes).insert(0, [list]);
    (element.get(0) as Y.XmlText).format(0, 3, { bold: true });
    const [block] = now().notes;
    expect(block?.type).toBe('bulletList');
    const runs = block?.children[0]?.children[0]?.runs;
    expect(runs?.map(({ text }) => text)).toEqual(['one', '\n', 'two']);
    expect(runs?.[0]?.marks).toEqual({ bold: true });
    const state = btoa(String.fromCharCode(...Y.encodeStateAsUpdate(maya)));
    const unknown = readContent({ state, authors: [] }, pair);
    expect(unknown.notes[0]?.children[0]?.children[0]?.runs[0]?.voice).toBe('unknown');
  });

  test('that is nested without end shows what a person could have nested', () => {
    const { maya, now } = documents();
    let parent: Y.XmlFragment = maya.getXmlFragment(roots.notes);
    for (let level = 0; level < 300; level += 1) {
      const child = new Y.XmlElement('blockquote');
      parent.insert(0, [child]);
      parent = child;
    }
    expect(now().notes).toHaveLength(1);
  });
});

describe('two versions', () => {
  test('show by word what each person added and what went', () => {
    const { maya, jonas, now } = documents();
    paragraph(maya, 'We meet on Monday.');
    const before = now();
    const text = textAt(jonas, 0);
    text.delete(11, 6);
    text.insert(11, 'Friday');
    textAt(maya, 0).insert(0, 'Perhaps: ');
    expect(blocks(compareContent(before, now()).notes)).toEqual([
      [
        'same',
        'added mentor: Perhaps: ',
        'mentor: We meet on ',
        'removed mentor: Monday',
        'added mentee: Friday',
        'mentor: .',
      ],
    ]);
  });

  test('show whole paragraphs that came and went, in their places', () => {
    const { maya, jonas, now } = documents();
    paragraph(maya, 'First');
    paragraph(maya, 'Second', 1);
    const before = now();
    jonas.getXmlFragment(roots.notes).delete(0, 1);
    paragraph(jonas, 'Third', 1);
    const comparison = compareContent(before, now());
    expect(blocks(comparison.notes)).toEqual([
      ['removed', 'removed mentor: First'],
      ['same', 'mentor: Second'],
      ['added', 'added mentee: Third'],
    ]);
    expect(comparison).toMatchObject({ added: 5, removed: 5, isSame: false });
  });

  test('that say the same are the same, also where a paragraph was written again', () => {
    const { maya, now } = documents();
    paragraph(maya, 'Same');
    const before = now();
    maya.getXmlFragment(roots.notes).delete(0, 1);
    paragraph(maya, 'Same');
    expect(compareContent(before, now())).toMatchObject({ added: 0, removed: 0, isSame: true });
  });

  test('show what became of each item of the agenda', () => {
    const { maya, jonas, now } = documents();
    const item = (title: string) => ({ title, minutes: 10, lead: 'both' as const, kind: 'topic' as const });
    const first = positionBetween(undefined, undefined);
    putItem(maya, 'a', item('Pricing'), first);
    putItem(maya, 'b', item('Hiring'), positionBetween(first, undefined));
    const before = now();
    setDone(jonas, 'a', true, 0);
    itemMap(jonas, 'a')?.set('minutes', 20);
    (itemMap(jonas, 'a')?.get('outcome') as Y.Text | undefined)?.insert(0, 'Agreed');
    jonas.getMap(roots.agenda).delete('b');
    putItem(jonas, 'c', item('Travel'), positionBetween(first, undefined));
    const { agenda, isSame } = compareContent(before, now());
    expect(agenda).toMatchObject([
      { id: 'a', change: 'same', done: true, wasDone: false, minutes: 20, wasMinutes: 10 },
      { id: 'c', change: 'added' },
      { id: 'b', change: 'removed' },
    ]);
    expect(shown(agenda[0]?.outcome ?? [])).toEqual(['added mentee: Agreed']);
    expect(isSame).toBe(false);
    itemMap(jonas, 'a')?.set('minutes', 10);
    expect(compareContent(now(), now()).isSame).toBe(true);
  });
});

test('a task that was ticked off is a change without a word', () => {
  const { maya, now } = documents();
  const task = new Y.XmlElement('taskItem');
  maya.getXmlFragment(roots.notes).insert(0, [task]);
  const before = now();
  task.setAttribute('checked', true as never);
  expect(compareContent(before, now())).toMatchObject({ isSame: false, notes: [{ ticked: true }] });
});

test('words are divided in any script, and nothing of either text is lost', () => {
  const run = (text: string, voice: Voice): Run[] => [{ text, voice, marks: {} }];
  const all = compareText(run('我们星期一见面。', 'mentor'), run('我们星期五见面！👋🏽', 'mentee'));
  const side = (gone: MarkedRun['change']) =>
    all
      .filter(({ change }) => change !== gone)
      .map(({ text }) => text)
      .join('');
  expect(side('added')).toHaveLength('我们星期一见面。'.length);
  expect(side('removed')).toBe('我们星期五见面！👋🏽');
});
