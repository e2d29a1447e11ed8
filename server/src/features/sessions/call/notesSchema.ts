import { getSchema } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';

/** The notes' schema; the editor in the client is made of the same extensions. */
export const notesSchema: Schema = getSchema([
  StarterKit.configure({ undoRedo: false }),
  TaskList,
  TaskItem.configure({ nested: true }),
]);

/** A ProseMirror node or mark as JSON, of any schema. */
interface Json {
  type?: unknown;
  attrs?: unknown;
  content?: unknown;
  marks?: unknown;
  text?: unknown;
}

/** A database takes 100 levels, of which each node is two; deeper than any editor nests. */
const mostLevels = 45;

const safeLink = /^(https?:|mailto:|tel:)/i;

/**
 * Notes as they may be kept: unknown nodes give way to their content, unknown marks, attributes and unsafe links go.
 * What still does not fit (a hostile or newer peer) is kept as plain paragraphs, so that no text is ever lost.
 */
export function fitNotes(json: unknown): Record<string, unknown> {
  const fitted = { type: 'doc', content: fitContent((json as Json | null)?.content) };
  const content = fitted.content.length > 0 ? fitted.content : [{ type: 'paragraph' }];
  return checked({ ...fitted, content }) ?? plain(json);
}

function fitContent(content: unknown): Record<string, unknown>[] {
  return Array.isArray(content) ? content.flatMap(fitNode) : [];
}

function fitNode(value: unknown): Record<string, unknown>[] {
  const { type, attrs, content, marks, text } = (value ?? {}) as Json;
  if (type === 'text') {
    return typeof text === 'string' && text ? [{ type, text, ...fitMarks(marks) }] : [];
  }
  const known = typeof type === 'string' && type !== 'doc' ? notesSchema.nodes[type] : undefined;
  if (!known) return fitContent(content);
  const inner = fitContent(content);
  return [
    { type, ...fitAttrs(attrs, known.spec.attrs), ...(inner.length > 0 && { content: inner }) } as Record<
      string,
      unknown
    >,
  ];
}

function fitMarks(marks: unknown): { marks?: Record<string, unknown>[] } {
  const fitted = (Array.isArray(marks) ? (marks as (Json | null)[]) : []).flatMap((mark) => {
    const { type, attrs } = mark ?? {};
    const known = typeof type === 'string' ? notesSchema.marks[type] : undefined;
    if (!known) return [];
    const href = (attrs as { href?: unknown } | undefined)?.href;
    if (type === 'link' && !(typeof href === 'string' && safeLink.test(href))) return [];
    return [{ type, ...fitAttrs(attrs, known.spec.attrs) }];
  });
  return fitted.length > 0 ? { marks: fitted } : {};
}

function fitAttrs(attrs: unknown, known: object | null | undefined): { attrs?: Record<string, unknown> } {
  const fitted = Object.entries((attrs as object | null) ?? {}).filter(
    ([name, value]) => known && Object.hasOwn(known, name) && isPlain(value),
  );
  return fitted.length > 0 ? { attrs: Object.fromEntries(fitted) } : {};
}

const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);

function checked(json: Record<string, unknown>): Record<string, unknown> | undefined {
  if (levelsOf(json) > mostLevels) return undefined;
  try {
    notesSchema.nodeFromJSON(json).check();
    return json;
  } catch {
    return undefined;
  }
}

function levelsOf({ content }: Json): number {
  return Array.isArray(content) ? 1 + content.reduce((most, child) => Math.max(most, levelsOf(child)), 0) : 0;
}

const plain = (json: unknown) => plainNotes(linesOf(json));

/** Lines of text as notes, a paragraph each. */
export function plainNotes(lines: readonly string[]): Record<string, unknown> {
  const content = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** The text of each innermost block. */
function linesOf(value: unknown): string[] {
  const { content, text } = (value ?? {}) as Json;
  if (typeof text === 'string') return text ? [text] : [];
  if (!Array.isArray(content)) return [];
  const isBlock = !content.some((child: Json | null) => child?.type === 'text');
  const lines = content.flatMap(linesOf);
  return isBlock ? lines : [lines.join('')].filter(Boolean);
}
