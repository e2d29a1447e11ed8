import { mostGuests } from '@rapport/shared/sessions/guestLimits';
import { type GuestView, inviteGuest } from '@rapport/shared/sessions/guests.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { NotRead } from '../../../platform/api/NotRead.tsx';
import { useForm } from '../../../platform/forms/useForm.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { GuestLine } from './GuestLine.tsx';
import { useGuests } from './useGuests.ts';

export interface GuestsDialogProps {
  session: SessionView;
  onClose: () => void;
  /** Over the call. */
  theme?: 'dark';
}

/** Who is invited, how they stand, their links; and the way to invite one more. */
export function GuestsDialog({ session, onClose, theme }: GuestsDialogProps) {
  const { t } = useTranslation('guests');
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const doing = useGuests(session.id);
  const { read, guests = [] } = doing;
  const open = guests.filter(({ state }) => state === 'asked' || state === 'accepted');
  const past = guests.filter(({ state }) => state === 'declined' || state === 'removed');
  return (
    <Dialog
      title={t('title')}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      {...(theme && { theme })}
    >
      <div className="flex flex-col gap-6">
        <p className="text-muted">{t('lead')}</p>
        {!read.data && (
          <NotRead error={read.error} retry={() => void read.refetch()} label={t('loading')} lines={2} />
        )}
        {read.data && open.length + past.length === 0 && <p>{t('none')}</p>}
        {guests.length > 0 && (
          <ul aria-label={t('list')} className="flex flex-col divide-y divide-hairline">
            {[...open, ...past].map((guest) => (
              <GuestLine key={guest.id} guest={guest} other={other} viewerId={viewer.id} doing={doing} />
            ))}
          </ul>
        )}
        {read.data && open.length < mostGuests && (
          <InviteForm sessionId={session.id} other={other.name} onInvited={doing.put} />
        )}
        {open.length >= mostGuests && <p className="text-muted">{t('invite.full')}</p>}
      </div>
    </Dialog>
  );
}

function InviteForm({
  sessionId,
  other,
  onInvited,
}: {
  sessionId: string;
  other: string;
  onInvited: (guest: GuestView) => void;
}) {
  const { t } = useTranslation('guests');
  const form = useForm({
    operation: inviteGuest,
    initial: { name: '' },
    toInput: (body) => ({ params: { sessionId }, body }),
    onDone: (guest) => {
      form.set('name', '');
      onInvited(guest);
      announce(t('invite.sent', { name: other, guest: guest.name }));
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-3">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t('invite.name')}
        hint={t('invite.nameHint')}
        value={form.values.name}
        onChange={(name) => form.set('name', name)}
        error={form.errors.name}
        isRequired
      />
      <div>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {t('invite.submit', { name: other })}
        </Button>
      </div>
    </form>
  );
}
