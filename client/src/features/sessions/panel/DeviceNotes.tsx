import { AsideNote, type AsideNoteProps } from './AsideNote.tsx';
import { BehindNote } from './BehindNote.tsx';

/** What this device has of agenda and notes that the server has not, and what may become of it. */
export function DeviceNotes(props: AsideNoteProps) {
  return (
    <div className="flex flex-col gap-3 p-3 empty:hidden">
      <BehindNote collab={props.collab} />
      <AsideNote {...props} />
    </div>
  );
}
