import { Fragment, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceCopy } from '../../../platform/collab/aside.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { CopyDialogProps } from './CopyDialog.tsx';
import { useDeviceCopies } from './useDeviceCopies.ts';

export interface CopyNoteProps {
  /** As `replicaName` writes it. */
  name: string;
  read: (name: string) => Promise<readonly DeviceCopy[]>;
  text: string;
  children: (
    dialog: Pick<CopyDialogProps, 'copy' | 'onClose' | 'onDrop'> & Pick<DeviceCopy, 'epoch'>,
  ) => ReactNode;
}

/** Says what this device has kept, for as long as it has, and opens the dialog that shows it; each copy by itself. */
export function CopyNote({ name, read, text, children }: CopyNoteProps) {
  const { t } = useTranslation('copies');
  const [copies, readAgain] = useDeviceCopies(name, read);
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
  return copies.map(({ key, update, epoch, drop }, i) => {
    const dropIt = async () => {
      await drop();
      close();
      readAgain();
    };
    return (
      <Fragment key={key}>
        <Banner
          tone="warm"
          action={
            <Button size="sm" onPress={() => setOpen(key)}>
              {t('aside.show')}
            </Button>
          }
        >
          {copies.length > 1 ? t('aside.oneOf', { text, place: i + 1, all: copies.length }) : text}
        </Banner>
        <Suspense fallback={null}>
          {open === key && children({ copy: update, epoch, onClose: close, onDrop: () => void dropIt() })}
        </Suspense>
      </Fragment>
    );
  });
}
