import { CloudAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { saveNoteOf, saveToneOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

/** Stands for the save line where that is out of sight: nothing as long as all is well. */
export function SaveSign({ collab }: { collab: PanelDocument }) {
  const { t } = useTranslation('panel');
  const note = useStanding(collab, saveNoteOf);
  if (saveToneOf(note) !== 'bad') return null;
  return (
    <>
      <CloudAlert size={20} aria-hidden className="text-warm" />
      <VisuallyHidden>{t(`save.${note}`)}</VisuallyHidden>
    </>
  );
}
