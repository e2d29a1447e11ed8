import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import type { DeviceCopy } from '../../../platform/collab/aside.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { CopyDialog, type CopyDialogProps } from './CopyDialog.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { usePutBack } from './usePutBack.ts';
import { useReadOnlyReason } from './useStanding.ts';

export interface AsideDialogProps
  extends Pick<CopyDialogProps, 'copy' | 'onClose' | 'onDrop'>,
    Pick<DeviceCopy, 'epoch'> {
  session: SessionView;
  collab: PanelDocument;
}

/** What was set aside: to read, to take along, and to put back. */
export function AsideDialog({ copy, epoch, session, collab, onClose, onDrop }: AsideDialogProps) {
  const { t } = useTranslation('copies');
  const errorText = useErrorText();
  const reason = useReadOnlyReason(session, collab);
  const { putBack, isPending, error } = usePutBack(session.id, collab, () => {
    toast(t('aside.back'), { tone: 'success' });
    onDrop();
  });
  return (
    <CopyDialog
      copy={copy}
      onClose={onClose}
      onDrop={onDrop}
      lead={
        <>
          {error !== undefined && <Banner tone="danger">{errorText(error)}</Banner>}
          <p className="pb-4 text-muted">{t('aside.what')}</p>
        </>
      }
      action={
        !reason && (
          <Button variant="primary" isPending={isPending} onPress={() => void putBack(copy, epoch)}>
            {t('aside.putBack')}
          </Button>
        )
      }
    />
  );
}
