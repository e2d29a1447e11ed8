import { type Editor, useEditorState } from '@tiptap/react';
import {
  Bold,
  Heading,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../../../ui/classes.ts';
import { LinkForm } from './LinkForm.tsx';

type Can = ReturnType<Editor['can']>;

interface Tool {
  readonly id:
    | 'heading'
    | 'bold'
    | 'italic'
    | 'bullets'
    | 'numbers'
    | 'tasks'
    | 'quote'
    | 'link'
    | 'undo'
    | 'redo';
  readonly Icon: typeof Bold;
  /** Whether it holds at the selection; absent for tools that do something once. */
  readonly isOn?: (editor: Editor) => boolean;
  readonly run?: (editor: Editor) => void;
  readonly isPossible?: (can: Can) => boolean;
}

const tools: readonly Tool[] = [
  {
    id: 'heading',
    Icon: Heading,
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    id: 'bold',
    Icon: Bold,
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    id: 'italic',
    Icon: Italic,
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    id: 'bullets',
    Icon: List,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'numbers',
    Icon: ListOrdered,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'tasks',
    Icon: ListChecks,
    isOn: (editor) => editor.isActive('taskList'),
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    id: 'quote',
    Icon: Quote,
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  { id: 'link', Icon: Link, isOn: (editor) => editor.isActive('link') },
  {
    id: 'undo',
    Icon: Undo2,
    run: (editor) => editor.chain().focus().undo().run(),
    isPossible: (can) => can.undo(),
  },
  {
    id: 'redo',
    Icon: Redo2,
    run: (editor) => editor.chain().focus().redo().run(),
    isPossible: (can) => can.redo(),
  },
];

/** The tools above the notes: one stop of the Tab key, arrows within. */
export function NotesToolbar({ editor, ref }: { editor: Editor; ref: Ref<HTMLDivElement> }) {
  const { t } = useTranslation('panel');
  const [current, setCurrent] = useState(0);
  const [isLinking, setLinking] = useState(false);
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      // Costly, and asked for at every keystroke.
      const can = now.can();
      return tools.map((tool) => ({
        isOn: tool.isOn?.(now),
        isPossible: tool.isPossible?.(can) ?? true,
      }));
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const goals: Record<string, number> = {
      ArrowRight: (current + 1) % tools.length,
      ArrowLeft: (current - 1 + tools.length) % tools.length,
      Home: 0,
      End: tools.length - 1,
    };
    const next = goals[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[data-tool]')[next]?.focus();
  };

  return (
    <div className="sticky top-0 z-10 border-hairline border-b bg-page">
      <div
        ref={ref}
        role="toolbar"
        aria-label={t('notes.toolbar')}
        onKeyDown={onKeyDown}
        className="flex flex-wrap px-1.5 py-1"
      >
        {tools.map(({ id, Icon, run }, index) => {
          const { isOn, isPossible } = states[index] ?? { isOn: undefined, isPossible: true };
          return (
            <button
              key={id}
              type="button"
              data-tool={id}
              tabIndex={index === current ? 0 : -1}
              aria-label={t(`notes.${id}`)}
              title={t(`notes.${id}`)}
              aria-pressed={id === 'link' ? undefined : isOn}
              aria-expanded={id === 'link' ? isLinking : undefined}
              aria-disabled={!isPossible}
              // The text keeps its selection.
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => setCurrent(index)}
              onClick={() => (run ? isPossible && run(editor) : setLinking(!isLinking))}
              className={classes(
                'inline-flex size-8 items-center justify-center rounded-control text-ink transition-colors hover:bg-ink/8 aria-disabled:opacity-45 coarse:size-11',
                isOn && 'bg-accent-soft text-accent',
              )}
            >
              <Icon size={18} aria-hidden />
            </button>
          );
        })}
      </div>
      {isLinking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}
