import {
  listVersions,
  readDocument,
  restoreVersion,
  type VersionView,
} from '@rapport/shared/sessions/history.api';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../platform/api/useCommand.ts';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { toast } from '../../../../ui/toast.ts';
import { useViewer } from '../../../identity/index.ts';

export interface RestoreDialogProps {
  sessionId: string;
  version: VersionView;
  name: string;
  onClose: () => void;
  onDone: () => void;
}

/** Says what going back will do before it is done, for both. */
export function RestoreDialog({ sessionId, version, name, onClose, onDone }: RestoreDialogProps) {
  const { t } = useTranslation('history');
  const viewer = useViewer();
  const errorText = useErrorText();
  const when = formatInstant(version.at, viewer.zone, 'dayTime');
  const restore = useCommand(restoreVersion, {
    invalidates: [listVersions, readDocument],
    onDone: ({ before }) => {
      toast(before ? t('restore.done', { when }) : t('restore.same'), { tone: 'success' });
      onClose();
      onDone();
    },
  });
  return (
    <Dialog
      title={t('restore.title', { name })}
      isOpen
      isAlert
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('restore.cancel')}</Button>
          <Button
            variant="primary"
            isPending={restore.isPending}
            onPress={() => restore.mutate({ params: { sessionId, versionId: version.id } })}
          >
            {t('restore.submit')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {restore.error && <Banner tone="danger">{errorText(restore.error)}</Banner>}
        <p>{t('restore.text', { when })}</p>
      </div>
    </Dialog>
  );
}
