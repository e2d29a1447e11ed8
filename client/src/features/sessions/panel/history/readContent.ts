import { itemMap, readAgenda, roots } from '@rapport/shared/sessions/agendaDocument';
import type { DocumentView } from '@rapport/shared/sessions/history.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import * as Y from 'yjs';
import type { Content, NotesBlock, Run, Voice } from './content.ts';

/** Deeper than a person nests lists; what lies below is left out rather than overflow the stack. */
const deepest = 40;

type VoiceOf = (client: number) => Voice;
type Pair = { mentor: Pick<SessionView['mentor'], 'id'>; mentee: Pick<SessionView['mentee'], 'id'> };

/** Reads what a document said at one moment, and who wrote what. Nothing in it is trusted. */
export function readContent({ state, authors }: DocumentView, pair: Pair): Content {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, bytesOf(state));
    const voiceOf = voices(authors, pair);
    return {
      agenda: readAgenda(doc).map(({ id, minutes, done }) => ({
        ...{ id, minutes, done },
        title: runsOf(itemMap(doc, id)?.get('title'), voiceOf),
        outcome: runsOf(itemMap(doc, id)?.get('outcome'), voiceOf),
      })),
      notes: blocksOf(doc.getXmlFragment(roots.notes), voiceOf, 0),
    };
  } finally {
    doc.destroy();
  }
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function voices(authors: DocumentView['authors'], { mentor, mentee }: Pair): VoiceOf {
  const known = new Map(
    authors.map(({ client, person }): [number, Voice] => [
      client,
      person === null
        ? 'server'
        : person.id === mentor.id
          ? 'mentor'
          : person.id === mentee.id
            ? 'mentee'
            : 'unknown',
    ]),
  );
  return (client) => known.get(client) ?? 'unknown';
}

function blocksOf(parent: Y.XmlFragment, voiceOf: VoiceOf, depth: number): NotesBlock[] {
  if (depth > deepest) return [];
  return parent.toArray().flatMap((node): NotesBlock[] => {
    if (node instanceof Y.XmlText) {
      return [{ ...blockOf(node, 'text'), attrs: {}, children: [], runs: runsOf(node, voiceOf) }];
    }
    if (!(node instanceof Y.XmlElement)) return [];
    const isText = node.toArray().some((inner) => inner instanceof Y.XmlText);
    return [
      {
        ...blockOf(node, node.nodeName),
        attrs: node.getAttributes(),
        children: isText ? [] : blocksOf(node, voiceOf, depth + 1),
        runs: isText ? inlineOf(node, voiceOf) : [],
      },
    ];
  });
}

function blockOf(node: Y.XmlText | Y.XmlElement, type: string): { id: string; type: string } {
  const id = node._item?.id;
  return { id: `${type}:${id?.client}:${id?.clock}`, type };
}

/** Text with the breaks in it as one. */
function inlineOf(element: Y.XmlElement, voiceOf: VoiceOf): Run[] {
  return element.toArray().flatMap((node): Run[] => {
    if (node instanceof Y.XmlText) return runsOf(node, voiceOf);
    const voice = voiceOf(node._item?.id.client ?? -1);
    return node instanceof Y.XmlElement && node.nodeName === 'hardBreak'
      ? [{ text: '\n', voice, marks: {} }]
      : [];
  });
}

/** Who wrote a letter is the client of the item that holds it, which no public call of Yjs tells. */
function runsOf(text: unknown, voiceOf: VoiceOf): Run[] {
  if (typeof text === 'string') return text ? [{ text, voice: 'unknown', marks: {} }] : [];
  if (!(text instanceof Y.Text)) return [];
  const runs: Run[] = [];
  let marks: Record<string, unknown> = {};
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _, ...others } = marks;
      marks = content.value === null ? others : { ...others, [content.key]: content.value };
    } else if (content instanceof Y.ContentString) {
      append(runs, { text: content.str, voice: voiceOf(item.id.client), marks });
    }
  }
  return runs;
}

/** Letters that were typed one by one are one run. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last?.voice === run.voice && last.marks === run.marks) {
    runs[runs.length - 1] = { ...last, text: last.text + run.text };
  } else {
    runs.push(run);
  }
}
