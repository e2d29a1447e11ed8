import type { AnyOperation, InputOf } from '@rapport/shared/core/route';
import { longestMeeting } from '@rapport/shared/sessions/report';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../platform/forms/useForm.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { sessionOperations } from '../booking/sessionOperations.ts';

export interface MinutesDialogProps<O extends AnyOperation> {
  title: string;
  text: string;
  submit: string;
  /** What the field begins with. */
  minutes: number;
  operation: O;
  toInput: (minutes: number) => InputOf<O>;
  onDone: () => void;
  onClose: () => void;
}

/** One number: how long the two were together. */
export function MinutesDialog<O extends AnyOperation>({
  title,
  text,
  submit,
  minutes,
  operation,
  toInput,
  onDone,
  onClose,
}: MinutesDialogProps<O>) {
  const { t } = useTranslation('meeting');
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const form = useForm<O, { lasted: string }>({
    operation,
    initial: { lasted: String(minutes) },
    // An empty field is no number, and refused as one.
    toInput: ({ lasted }) => toInput(lasted.trim() === '' ? Number.NaN : Number(lasted)),
    fieldAt: { minutes: 'lasted' },
    invalidates: sessionOperations,
    onPending: setPending,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog
      title={title}
      isOpen
      size="sm"
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <p>{text}</p>
        <TextField
          label={t('report.minutes')}
          type="number"
          inputMode="numeric"
          min="1"
          max={String(longestMeeting)}
          value={form.values.lasted}
          onChange={(value) => form.set('lasted', value)}
          error={form.errors.lasted}
          isRequired
        />
      </form>
    </Dialog>
  );
}
