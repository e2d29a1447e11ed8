import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import type { PanelDocument } from '../panelDocument.ts';
import { ReadOnlyNote } from '../ReadOnlyNote.tsx';
import { useReadOnlyReason } from '../useStanding.ts';
import { DocumentSize } from './documentSize.ts';
import { NotesToolbar } from './NotesToolbar.tsx';
import { notesExtensions } from './notesExtensions.ts';
import { pasteLimit, type SizeRefusal } from './sizeGuard.ts';
import '../../../../styles/notesText.css';
import './notesEditor.css';

export interface NotesEditorProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
  /** The document is the viewer's own margin: nobody else sees it, and no end of the session closes it. */
  isOwn?: boolean;
}

/** The notes of a session: rich text that both write at once, or one alone in their margin. */
export function NotesEditor({ session, viewer, collab, isOwn = false }: NotesEditorProps) {
  const { t } = useTranslation('panel');
  const hintId = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<SizeRefusal>();
  const [isInvalid, setInvalid] = useState(false);
  const reason = useReadOnlyReason(isOwn ? { writable: true } : session, collab);
  const canWrite = reason === undefined && !isInvalid;
  const size = useMemo(() => new DocumentSize(collab.doc), [collab.doc]);
  useEffect(() => size.follow(), [size]);

  const editor = useEditor(
    {
      extensions: notesExtensions({
        collab,
        user: { id: viewer.id, name: viewer.name },
        mentorId: session.mentor.id,
        size,
        placeholder: t(isOwn ? 'notes.ownPlaceholder' : 'notes.placeholder'),
        taskLabel: (text) => t('notes.taskOf', { text }),
        onRefused: setRefusal,
      }),
      // Its style element would break the content security policy; the rules are in notesEditor.css.
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      // A schema that is newer than this window's must not lose what we do not know.
      enableContentCheck: true,
      onContentError: () => setInvalid(true),
      onUpdate: () => setRefusal(undefined),
      editable: canWrite,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t(isOwn ? 'notes.ownLabel' : 'notes.label'),
          'aria-describedby': hintId,
          class: 'notes-text notes-editor',
        },
        handleKeyDown: (_view, event) => {
          if (event.key !== 'Escape' || event.isComposing) return false;
          toolbar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
          return true;
        },
      },
    },
    [collab],
  );

  useEffect(() => {
    editor.setEditable(canWrite, false);
  }, [editor, canWrite]);

  return (
    <div className="flex min-h-full flex-1 flex-col">
      {canWrite && <NotesToolbar ref={toolbar} editor={editor} />}
      <div className="flex flex-col gap-3 px-4 pt-3 empty:hidden">
        {reason && <ReadOnlyNote reason={reason} />}
        {isInvalid && <Banner tone="warm">{t('notes.invalid')}</Banner>}
        {refusal && (
          <Banner
            tone="warm"
            action={
              <Button
                size="sm"
                onPress={() => {
                  setRefusal(undefined);
                  editor.commands.focus();
                }}
              >
                {t('notes.dismiss')}
              </Button>
            }
          >
            {refusal.why === 'full'
              ? t('notes.full')
              : t('notes.pasteTooLong', { size: kilobytes(refusal.bytes), limit: kilobytes(pasteLimit) })}
          </Banner>
        )}
      </div>
      <VisuallyHidden id={hintId}>{canWrite ? t('notes.hint') : ''}</VisuallyHidden>
      <EditorContent editor={editor} className="flex flex-1 flex-col" />
    </div>
  );
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`;
