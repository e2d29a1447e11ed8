import { classes } from '../../../ui/classes.ts';
import { AsideNote, type AsideNoteProps } from './AsideNote.tsx';
import { BehindNote } from './BehindNote.tsx';

/** What this device has of agenda and notes that the server has not, and what may become of it. */
export function DeviceNotes({ className, ...props }: AsideNoteProps & { className?: string }) {
  return (
    <div className={classes('flex flex-col gap-3 empty:hidden', className)}>
      <BehindNote collab={props.collab} />
      <AsideNote {...props} />
    </div>
  );
}
