import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { History } from 'lucide-react';
import { Suspense, useState } from 'react';
import type * as Y from 'yjs';
import { Button, type ButtonProps } from '../../../../ui/Button.tsx';
import { later, MissingPopup } from '../../../../ui/later.tsx';

const HistoryDialog = later(async () => (await import('./HistoryDialog.tsx')).HistoryDialog, MissingPopup);

export interface HistoryButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'className'> {
  session: SessionView;
  /** Where the document is open: what is written meanwhile shows in the history too. */
  doc?: Y.Doc;
  label: string;
}

/** The way to the versions of a session's agenda and notes. Their code is loaded by the press. */
export function HistoryButton({ session, doc, label, size = 'md', ...look }: HistoryButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        {...look}
        size={size}
        icon={<History size={size === 'sm' ? 16 : 20} aria-hidden />}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <HistoryDialog session={session} doc={doc} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
