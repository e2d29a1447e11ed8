import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { CopyDialogProps } from './CopyDialog.tsx';
import { useDeviceCopy } from './useDeviceCopy.ts';

export interface CopyNoteProps {
  /** As `replicaName` writes it. */
  name: string;
  /** Undefined when there is nothing. */
  read: (name: string) => Promise<Uint8Array | undefined>;
  /** Removes from this device what `read` answers. */
  drop: (name: string) => Promise<void>;
  text: string;
  children: (dialog: Pick<CopyDialogProps, 'copy' | 'onClose' | 'onDrop'>) => ReactNode;
}

/** Says that this device has kept something, for as long as it has, and opens the dialog that shows it. */
export function CopyNote({ name, read, drop, text, children }: CopyNoteProps) {
  const { t } = useTranslation('panel');
  const [copy, readAgain] = useDeviceCopy(name, read);
  const [isOpen, setOpen] = useState(false);
  if (!copy) return null;
  const close = () => setOpen(false);
  const dropIt = async () => {
    await drop(name);
    close();
    readAgain();
  };
  return (
    <>
      <Banner
        tone="warm"
        action={
          <Button size="sm" onPress={() => setOpen(true)}>
            {t('aside.show')}
          </Button>
        }
      >
        {text}
      </Banner>
      <Suspense fallback={null}>
        {isOpen && children({ copy, onClose: close, onDrop: () => void dropIt() })}
      </Suspense>
    </>
  );
}
