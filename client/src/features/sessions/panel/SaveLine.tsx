import { CheckCheck, CloudAlert, CloudCheck, CloudOff, CloudUpload, HardDrive } from 'lucide-react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { classes } from '../../../ui/classes.ts';
import { calmNoteOf } from './calmNote.ts';
import type { PanelDocument } from './panelDocument.ts';
import { isWorthSaying, type SaveNote, saveToneOf } from './saveNote.ts';
import { useStanding } from './useStanding.ts';

const icons: Record<SaveNote, typeof CloudCheck> = {
  saved: CloudCheck,
  saving: CloudUpload,
  late: CloudAlert,
  device: HardDrive,
  away: CloudOff,
  unsaved: CloudAlert,
  window: CloudAlert,
  behind: CloudAlert,
  refused: CloudAlert,
  begunAnew: CloudAlert,
  tooLarge: CloudAlert,
  signedOut: CloudAlert,
  endedRight: CloudAlert,
};

export interface SaveLineProps {
  collab: PanelDocument;
  /** Who else is in the document, by name. */
  other?: string;
  className?: string;
}

/** Where agenda and notes are right now. */
export function SaveLine({ collab, other, className }: SaveLineProps) {
  const { t } = useTranslation('panel');
  const calm = useMemo(() => calmNoteOf(collab), [collab]);
  const note = useSyncExternalStore(calm.subscribe, calm.get);
  const isAllSeen = useStanding(collab, ({ seen }) => seen);
  const isSeen = note === 'saved' && isAllSeen && other !== undefined;
  const wasBad = useRef(false);
  const isBad = saveToneOf(note) === 'bad';
  const words = isSeen ? t('save.seen', { name: other }) : t(`save.${note}`);

  useEffect(() => {
    if (isWorthSaying(note, wasBad.current)) announce(words);
    if (isBad) wasBad.current = true;
    else if (note === 'saved') wasBad.current = false;
  }, [note, isBad, words]);

  const Icon = isSeen ? CheckCheck : icons[note];
  return (
    <p
      data-save={note}
      data-seen={isSeen || undefined}
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
      {/* On one line: what comes and goes while somebody types must not move what stands beside it. */}
      <span className={classes('min-w-0', (note === 'saved' || note === 'saving') && 'truncate')}>
        {words}
      </span>
    </p>
  );
}
