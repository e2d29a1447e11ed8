import { answerRing, type RingView } from '@rapport/shared/messaging/ring.api';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { useLiveEvent } from '../../platform/socket/useLiveEvent.ts';
import { serverNow } from '../../platform/time/serverClock.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toast.ts';

/** Somebody calls: come, or say a word. It stops by itself, and when another device has answered. */
export function RingDialog({
  ring,
  onOver,
  onCome,
}: {
  ring: RingView;
  onOver: () => void;
  /** The person has said that they come. */
  onCome: () => void;
}) {
  const { t } = useTranslation('notices');
  const errorText = useErrorText();
  const form = useId();
  const [text, setText] = useState('');
  const { sessionId, from, isUrgent, until } = ring;
  const answer = useCommand(answerRing, {
    onDone: (_, { body }) => {
      onOver();
      if (body.answer === 'accept') onCome();
    },
  });
  useLiveEvent('call.answered', (answered) => {
    if (answered.sessionId === sessionId) onOver();
  });
  useEffect(() => {
    const timer = setTimeout(
      () => {
        toast(t('ring.missed', { name: from.name }));
        onOver();
      },
      Math.max(0, Date.parse(until) - serverNow()),
    );
    return () => clearTimeout(timer);
  }, [until, from.name, onOver, t]);
  const params = { sessionId };
  const onLater = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate({ params, body: { answer: 'later', text: text.trim() } });
  };
  return (
    <Dialog
      title={t(isUrgent ? 'ring.urgentTitle' : 'ring.title', { name: from.name })}
      isOpen
      isAlert
      size="sm"
      onOpenChange={onOver}
      closeLabel={t('ring.stop')}
      actions={
        <>
          <Button type="submit" form={form} isPending={answer.isPending}>
            {text.trim() ? t('ring.send') : t('ring.later')}
          </Button>
          <Button
            variant="primary"
            isPending={answer.isPending}
            onPress={() => answer.mutate({ params, body: { answer: 'accept' } })}
          >
            {t('ring.accept')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={onLater} className="flex flex-col gap-4">
        {answer.error && <Banner tone="danger">{errorText(answer.error)}</Banner>}
        <p>{t('ring.text', { name: from.name })}</p>
        <TextField
          label={t('ring.word')}
          placeholder={t('ring.wordPlaceholder')}
          value={text}
          onChange={setText}
          maxLength={200}
        />
      </form>
    </Dialog>
  );
}
