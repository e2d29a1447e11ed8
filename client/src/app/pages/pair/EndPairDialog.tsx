import { endMentorship, listMentorships, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { listSessions } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { toast } from '../../../ui/toast.ts';

/** Asks before a pair is ended. */
export function EndPairDialog({ mentorshipId, onClose }: { mentorshipId: string; onClose: () => void }) {
  const { t } = useTranslation('mentorships');
  const errorText = useErrorText();
  const end = useCommand(endMentorship, {
    invalidates: [readMentorship, listMentorships, listSessions],
    onDone: () => {
      toast(t('manager.endDone'), { tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('manager.endTitle')}
      isOpen
      isAlert
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('manager.keep')}</Button>
          <Button
            variant="danger"
            isPending={end.isPending}
            onPress={() => end.mutate({ params: { mentorshipId } })}
          >
            {t('manager.endSubmit')}
          </Button>
        </>
      }
    >
      {end.error && <Banner tone="danger">{errorText(end.error)}</Banner>}
      <p>{t('manager.endText')}</p>
    </Dialog>
  );
}
