import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { plainTextOf } from './plainTextOf.ts';

export interface CopyDialogProps {
  /** One Yjs update. */
  copy: Uint8Array;
  /** Of one's own notes, which have no agenda. */
  isOwn?: boolean;
  /** What can be done with it, in words. */
  lead: ReactNode;
  /** Beside taking the text along and deleting it. */
  action?: ReactNode;
  onClose: () => void;
  onDrop: () => void;
}

/** What this device has of agenda and notes, and the server has not: to read and to take along. */
export function CopyDialog({ copy, isOwn = false, lead, action, onClose, onDrop }: CopyDialogProps) {
  const { t } = useTranslation('copies');
  const [isCopied, setCopied] = useState(false);
  const { agenda, notes } = useMemo(() => plainTextOf(copy), [copy]);
  const text = isOwn ? notes : [t('aside.agenda'), agenda, '', t('aside.notes'), notes].join('\n');
  const take = async () => {
    // Forbidden, or not there on plain http: the text stands in the dialog to be selected.
    await navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        announce(t('aside.copied'));
      },
      () => undefined,
    );
  };
  return (
    <Dialog
      title={t('aside.title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button variant="quiet" onPress={onDrop}>
            {t('aside.drop')}
          </Button>
          <Button onPress={() => void take()}>{isCopied ? t('aside.copied') : t('aside.copy')}</Button>
          {action}
        </>
      }
    >
      {lead}
      <section className="flex flex-col gap-2">
        {!isOwn && (
          <>
            <h3 className="font-semibold">{t('aside.agenda')}</h3>
            <p className="pb-3 whitespace-pre-wrap">{agenda || t('aside.nothing')}</p>
          </>
        )}
        <h3 className="font-semibold">{t('aside.notes')}</h3>
        <p className="whitespace-pre-wrap">{notes || t('aside.nothing')}</p>
      </section>
    </Dialog>
  );
}
