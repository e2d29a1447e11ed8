import { classes } from '../../../ui/classes.ts';
import { AsideNote, type AsideNoteProps } from './AsideNote.tsx';
import { BehindNote } from './BehindNote.tsx';

export interface DeviceNotesProps extends AsideNoteProps {
  className?: string;
}

/** What this device has of a document that the server has not, and what may become of it. */
export function DeviceNotes({ className, ...props }: DeviceNotesProps) {
  return (
    <div className={classes('flex flex-col gap-3 empty:hidden', className)}>
      <BehindNote collab={props.collab} />
      <AsideNote {...props} />
    </div>
  );
}
