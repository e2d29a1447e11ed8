import { type InvitationRow, listInvitations, revokeInvitation } from '@rapport/shared/identity/people.api';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../platform/api/useCommand.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { toast } from '../../ui/toast.ts';
import { useOpenInvitations } from './useOpenInvitations.ts';
import { useViewer } from './ViewerContext.tsx';

/** Links that nobody has used yet. */
export function OpenInvitations() {
  const { t } = useTranslation('identity');
  const invitations = useOpenInvitations() ?? [];
  if (invitations.length === 0) return null;
  return (
    <Section title={t('invitation.openTitle')}>
      <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
        {invitations.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function InvitationLine({ invitation: { id, label, role, expiresAt } }: { invitation: InvitationRow }) {
  const { t } = useTranslation('identity');
  const { zone } = useViewer();
  const errorText = useErrorText();
  const revoke = useCommand(revokeInvitation, {
    invalidates: [listInvitations],
    onDone: () => toast(t('invitation.revoked', { label }), { tone: 'success' }),
  });
  return (
    <li className="flex items-center justify-between gap-4 py-3">
      <div className="min-w-0">
        <p className="truncate font-medium">{label}</p>
        <p className="text-muted text-sm">
          {t('invitation.openRow', {
            role: t(`invitation.roles.${role}`),
            date: formatInstant(expiresAt, zone, 'day'),
          })}
        </p>
        {revoke.error && <p className="text-danger text-sm">{errorText(revoke.error)}</p>}
      </div>
      <Button
        variant="quiet"
        size="sm"
        aria-label={t('invitation.revokeNamed', { label })}
        isPending={revoke.isPending}
        onPress={() => revoke.mutate({ params: { invitationId: id } })}
      >
        {t('invitation.revoke')}
      </Button>
    </li>
  );
}
