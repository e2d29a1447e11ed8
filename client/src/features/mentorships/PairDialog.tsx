import { listProgrammes } from '@rapport/shared/identity/people.api';
import {
  createMentorship,
  listMentorships,
  type MentorshipView,
} from '@rapport/shared/mentorships/mentorships.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { PersonField } from './PersonField.tsx';

/** Pairs a mentor and a mentee who have joined. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('mentorships');
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const programmes = useOperation(listProgrammes, {}).data?.items;
  return (
    <Dialog
      title={t('pairDialog.title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t('pairDialog.submit')}
          </Button>
        </>
      }
    >
      {programmes ? (
        <PairForm
          id={formId}
          programmes={programmes}
          onPending={setPending}
          onDone={({ mentor, mentee }) => {
            toast(t('pairDialog.done', { mentor: mentor.name, mentee: mentee.name }), { tone: 'success' });
            onClose();
          }}
        />
      ) : (
        <Skeleton label={t('loading', { ns: 'common' })} />
      )}
    </Dialog>
  );
}

function PairForm({
  id,
  programmes,
  onPending,
  onDone,
}: {
  id: string;
  programmes: readonly { id: string; name: string }[];
  onPending: (isPending: boolean) => void;
  onDone: (mentorship: MentorshipView) => void;
}) {
  const { t } = useTranslation('mentorships');
  const form = useForm({
    operation: createMentorship,
    initial: { programmeId: programmes[0]?.id ?? '', mentorId: '', menteeId: '' },
    toInput: (body) => ({ body }),
    invalidates: [listMentorships],
    onPending,
    onDone,
  });
  const { values, set, errors } = form;
  const isSame = values.mentorId !== '' && values.mentorId === values.menteeId;
  return (
    <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {programmes.length > 1 && (
        <Select
          label={t('pairDialog.programme')}
          value={values.programmeId}
          onChange={(value) => set('programmeId', value)}
          options={programmes.map(({ id: value, name }) => ({ value, label: name }))}
          error={errors.programmeId}
        />
      )}
      <PersonField
        label={t('pairDialog.mentor')}
        value={values.mentorId}
        onChange={(value) => set('mentorId', value)}
        error={errors.mentorId}
      />
      <PersonField
        label={t('pairDialog.mentee')}
        value={values.menteeId}
        onChange={(value) => set('menteeId', value)}
        error={isSame ? t('pairDialog.same') : errors.menteeId}
      />
    </form>
  );
}
