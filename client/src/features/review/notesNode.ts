/** A node of a ProseMirror document as JSON; nothing of it is trusted. */
export interface NotesNode {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly NotesNode[];
  readonly marks: readonly { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> }[];
  readonly text: string;
}

/** Deeper than a person nests lists; what lies below is left out rather than overflow the stack. */
const deepest = 40;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads untrusted JSON into nodes: what is malformed is left out, what is unknown keeps its content. */
export function readNotes(json: unknown, depth = 0): NotesNode | undefined {
  if (!isObject(json) || typeof json.type !== 'string' || depth > deepest) return undefined;
  return {
    type: json.type,
    attrs: isObject(json.attrs) ? json.attrs : {},
    content: list(json.content).flatMap((child) => readNotes(child, depth + 1) ?? []),
    marks: list(json.marks).flatMap((mark) =>
      isObject(mark) && typeof mark.type === 'string'
        ? [{ type: mark.type, attrs: isObject(mark.attrs) ? mark.attrs : {} }]
        : [],
    ),
    text: typeof json.text === 'string' ? json.text : '',
  };
}

/** True when there is nothing to read in it. */
export function isEmptyNotes({ text, type, content }: NotesNode): boolean {
  return !text.trim() && type !== 'horizontalRule' && content.every(isEmptyNotes);
}
