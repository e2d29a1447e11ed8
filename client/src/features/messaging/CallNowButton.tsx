import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { callNow, readReachable } from '@rapport/shared/messaging/ring.api';
import { Phone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isCode } from '../../platform/api/isCode.ts';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useViewer } from '../identity/index.ts';
import { otherOf } from '../mentorships/index.ts';

const askAgainMs = 10_000;

/** Rings the other one, while they have the app open. */
export function CallNowButton({ mentorship }: { mentorship: MentorshipView }) {
  const { t } = useTranslation('notices');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { name } = otherOf(mentorship, useViewer().id);
  const params = { mentorshipId: mentorship.id };
  const { data } = useOperation(readReachable, { params }, { refetchInterval: askAgainMs });
  const [isAsking, setAsking] = useState(false);
  const call = useCommand(callNow, {
    onDone: ({ sessionId }) => {
      setAsking(false);
      toast(t('ring.ringing', { name }));
      void navigate(`/s/${sessionId}`);
    },
  });
  const ring = (isUrgent: boolean) =>
    call.mutate(
      { params, body: { isUrgent } },
      {
        onError: (error) =>
          isCode(error, 'not_now') ? setAsking(true) : toast(errorText(error), { tone: 'danger' }),
      },
    );
  if (!data?.isOnline) return null;
  return (
    <>
      <Button icon={<Phone size={20} aria-hidden />} isPending={call.isPending} onPress={() => ring(false)}>
        {t('ring.call')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('ring.notNowTitle', { name })}
          isOpen
          isAlert
          size="sm"
          onOpenChange={() => setAsking(false)}
          closeLabel={t('close', { ns: 'common' })}
          actions={
            <>
              <Button onPress={() => setAsking(false)}>{t('cancel', { ns: 'common' })}</Button>
              <Button variant="primary" isPending={call.isPending} onPress={() => ring(true)}>
                {t('ring.urgent')}
              </Button>
            </>
          }
        >
          <p>{t('ring.notNow', { name })}</p>
        </Dialog>
      )}
    </>
  );
}
