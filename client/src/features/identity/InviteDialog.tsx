import {
  createInvitation,
  type InvitationRow,
  type InvitedRole,
  listInvitations,
  listProgrammes,
} from '@rapport/shared/identity/people.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useViewer } from './ViewerContext.tsx';

interface Made {
  invitation: InvitationRow;
  link: string;
}

/** Makes an invitation, then shows its link, once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const formId = useId();
  const programmes = useOperation(listProgrammes, {});
  const [made, setMade] = useState<Made>();
  const [isPending, setPending] = useState(false);
  const close = t('close', { ns: 'common' });

  if (made) {
    const date = formatInstant(made.invitation.expiresAt, viewer.zone, 'dayTime');
    return (
      <Dialog
        title={t('invitation.readyTitle', { label: made.invitation.label })}
        isOpen
        onOpenChange={onClose}
        closeLabel={close}
        actions={
          <Button variant="primary" onPress={onClose}>
            {close}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <p>{t('invitation.readyText', { date })}</p>
          <CopyField
            label={t('invitation.link')}
            value={made.link}
            copyLabel={t('copy', { ns: 'common' })}
            copiedLabel={t('copied', { ns: 'common' })}
          />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('invitation.title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={close}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t('invitation.submit')}
          </Button>
        </>
      }
    >
      {programmes.data ? (
        <InviteForm id={formId} programmes={programmes.data.items} onPending={setPending} onMade={setMade} />
      ) : (
        <Skeleton label={t('loading', { ns: 'common' })} />
      )}
    </Dialog>
  );
}

function InviteForm({
  id,
  programmes,
  onPending,
  onMade,
}: {
  id: string;
  programmes: readonly { id: string; name: string }[];
  onPending: (isPending: boolean) => void;
  onMade: (made: Made) => void;
}) {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  const form = useForm({
    operation: createInvitation,
    initial: { label: '', role: 'member' as InvitedRole, programmeId: programmes[0]?.id ?? '' },
    toInput: (body) => ({ body }),
    invalidates: [listInvitations],
    draft: 'invitation',
    onDone: onMade,
    onPending,
  });
  const roles: InvitedRole[] = viewer.admin ? ['member', 'manager', 'admin'] : ['member'];
  return (
    <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t('invitation.label')}
        hint={t('invitation.labelHint')}
        value={form.values.label}
        onChange={(value) => form.set('label', value)}
        error={form.errors.label}
        isRequired
      />
      {roles.length > 1 && (
        <Select
          label={t('invitation.role')}
          value={form.values.role}
          onChange={(value) => form.set('role', value)}
          options={roles.map((value) => ({ value, label: t(`invitation.roles.${value}`) }))}
        />
      )}
      {programmes.length > 1 && (
        <Select
          label={t('invitation.programme')}
          value={form.values.programmeId}
          onChange={(value) => form.set('programmeId', value)}
          options={programmes.map(({ id: value, name }) => ({ value, label: name }))}
          error={form.errors.programmeId}
        />
      )}
    </form>
  );
}
