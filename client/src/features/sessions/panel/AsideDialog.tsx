import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';
import { type PanelDocument, readOnlyReason } from './panelDocument.ts';
import { plainTextOf } from './plainTextOf.ts';
import { usePutBack } from './usePutBack.ts';
import { useStanding } from './useStanding.ts';

export interface AsideDialogProps {
  /** One Yjs update. */
  copy: Uint8Array;
  session: SessionView;
  collab: PanelDocument;
  onClose: () => void;
  onDrop: () => void;
}

/** What was set aside: to read, to take along, and to put back. */
export function AsideDialog({ copy, session, collab, onClose, onDrop }: AsideDialogProps) {
  const { t } = useTranslation('panel');
  const errorText = useErrorText();
  const standing = useStanding(collab);
  const { putBack, isPending, error } = usePutBack(session.id, collab, () => {
    toast(t('aside.back'), { tone: 'success' });
    onDrop();
  });
  const [isCopied, setCopied] = useState(false);
  const { agenda, notes } = useMemo(() => plainTextOf(copy), [copy]);
  const text = [t('aside.agenda'), agenda, '', t('aside.notes'), notes].join('\n');
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
          {!readOnlyReason(session, standing) && (
            <Button variant="primary" isPending={isPending} onPress={() => void putBack(copy)}>
              {t('aside.putBack')}
            </Button>
          )}
        </>
      }
    >
      {error && <Banner tone="danger">{errorText(error)}</Banner>}
      <p className="pb-4 text-muted">{t('aside.what')}</p>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t('aside.agenda')}</h3>
        <p className="whitespace-pre-wrap">{agenda || t('aside.nothing')}</p>
        <h3 className="pt-3 font-semibold">{t('aside.notes')}</h3>
        <p className="whitespace-pre-wrap">{notes || t('aside.nothing')}</p>
      </section>
    </Dialog>
  );
}
