import { CloudAlert, CloudCheck, CloudOff, CloudUpload, HardDrive } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { classes } from '../../../ui/classes.ts';
import type { PanelDocument } from './panelDocument.ts';
import { isWorthSaying, type SaveNote, saveNoteOf, saveToneOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

const icons: Record<SaveNote, typeof CloudCheck> = {
  saved: CloudCheck,
  saving: CloudUpload,
  device: HardDrive,
  away: CloudOff,
  unsaved: CloudAlert,
  window: CloudAlert,
  refused: CloudAlert,
  begunAnew: CloudAlert,
  tooLarge: CloudAlert,
  signedOut: CloudAlert,
  endedRight: CloudAlert,
};

/** Where agenda and notes are right now. */
export function SaveLine({ collab, className }: { collab: PanelDocument; className?: string }) {
  const { t } = useTranslation('panel');
  const note = saveNoteOf(useStanding(collab));
  const wasBad = useRef(false);
  const isBad = saveToneOf(note) === 'bad';
  const words = t(`save.${note}`);

  useEffect(() => {
    if (isWorthSaying(note, wasBad.current)) announce(words);
    if (isBad) wasBad.current = true;
    else if (note === 'saved') wasBad.current = false;
  }, [note, isBad, words]);

  const Icon = icons[note];
  return (
    <p
      data-save={note}
      className={classes(
        'flex items-start gap-2 text-sm',
        isBad ? 'bg-warm-soft text-ink' : 'text-muted',
        className,
      )}
    >
      <Icon
        size={16}
        aria-hidden
        className={classes('mt-0.5 shrink-0', isBad && 'text-warm', note === 'saved' && 'text-success')}
      />
      {words}
    </p>
  );
}
