import { CloudAlert } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { type SaveNote, saveNoteOf, saveToneOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

/** Stands for the save line where that is out of sight: nothing as long as all is well. */
export function SaveSign({ collab }: { collab: PanelDocument }) {
  const note = useStanding(collab, saveNoteOf);
  if (saveToneOf(note) !== 'bad') return null;
  return (
    <>
      <CloudAlert size={20} aria-hidden className="text-warm" />
      <Suspense fallback={null}>
        <Words note={note} />
      </Suspense>
    </>
  );
}

// By itself: a call that begins does not wait for the panel's texts.
function Words({ note }: { note: SaveNote }) {
  const { t } = useTranslation('panel');
  return <VisuallyHidden>{t(`save.${note}`)}</VisuallyHidden>;
}
