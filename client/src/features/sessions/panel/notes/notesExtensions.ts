import { roots } from '@rapport/shared/sessions/agendaDocument';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { ListItem, TaskItem, TaskList } from '@tiptap/extension-list';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import type { PanelDocument } from '../panelDocument.ts';
import { renderCaret, renderSelection } from './caretLook.ts';
import type { DocumentSize } from './documentSize.ts';
import { safeHref } from './safeHref.ts';
import { SizeGuard, type SizeRefusal } from './sizeGuard.ts';

export interface NotesParts {
  readonly collab: Pick<PanelDocument, 'doc' | 'awareness'>;
  readonly user: { readonly id: string; readonly name: string };
  readonly mentorId: string;
  readonly size: DocumentSize;
  readonly placeholder: string;
  readonly taskLabel: (text: string) => string;
  readonly onRefused: (refusal: SizeRefusal) => void;
}

/** The key that makes a list item deeper or less deep. Tab stays what it is everywhere: the way to the next control. */
const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const Task = TaskItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

/** The notes' editor, of the same schema as `server/src/features/sessions/call/notesSchema.ts`. */
export function notesExtensions(parts: NotesParts) {
  const { collab, user, mentorId, size, placeholder, taskLabel, onRefused } = parts;
  return [
    StarterKit.configure({
      // Undo is the document's own, of what this person did.
      undoRedo: false,
      // It would write into the document on opening it, from every window at once.
      trailingNode: false,
      listItem: false,
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        isAllowedUri: (address) => safeHref(address) !== undefined,
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
      },
    }),
    Item,
    TaskList,
    Task.configure({ nested: true, a11y: { checkboxLabel: (node) => taskLabel(node.textContent) } }),
    Placeholder.configure({ placeholder }),
    Collaboration.configure({ document: collab.doc, field: roots.notes }),
    CollaborationCaret.configure({
      provider: collab,
      user,
      render: (other) => renderCaret(other, mentorId),
      selectionRender: (other) => renderSelection(other, mentorId),
    }),
    SizeGuard.configure({ size, onRefused }),
  ];
}
