import { acceptInvitation, previewInvitation } from '@rapport/shared/identity/people.api';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { AccountFields } from '../../features/identity/AccountFields.tsx';
import { enterAs } from '../../features/identity/enterAs.ts';
import { fragmentValue } from '../../features/identity/fragmentValue.ts';
import { PublicComputerChoice } from '../../features/identity/PublicComputerChoice.tsx';
import { ownZone } from '../../features/identity/ZoneField.tsx';
import { isCode } from '../../platform/api/isCode.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PublicFrame } from '../PublicFrame.tsx';
import { DeadLink } from './DeadLink.tsx';

/** Joining by an invitation link; its token is the address's fragment, which no server logs. */
export function JoinPage() {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const token = fragmentValue(useLocation().hash);
  const preview = useOperation(
    previewInvitation,
    { body: { token } },
    { enabled: token !== '', staleTime: 60_000 },
  );

  if (token === '' || isCode(preview.error, 'link_expired', 'invalid_input')) {
    return (
      <DeadLink
        title={t('join.invalidTitle')}
        why={isCode(preview.error, 'link_expired') ? errorText(preview.error) : undefined}
      />
    );
  }
  if (preview.error) {
    return (
      <PublicFrame title={t('join.plainTitle')}>
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(preview.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: () => void preview.refetch() }}
        />
      </PublicFrame>
    );
  }
  if (!preview.data) {
    return (
      <PublicFrame title={t('join.plainTitle')}>
        <Skeleton label={t('loading', { ns: 'common' })} />
      </PublicFrame>
    );
  }
  const { organisation, invitedBy } = preview.data;
  return (
    <PublicFrame title={t('join.title', { organisation })} lead={t('join.lead', { inviter: invitedBy })}>
      <JoinForm token={token} />
    </PublicFrame>
  );
}

function JoinForm({ token }: { token: string }) {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const form = useForm({
    operation: acceptInvitation,
    initial: { name: '', email: '', password: '', zone: ownZone(), publicComputer: false },
    toInput: (values) => ({ body: { ...values, token } }),
    fieldOf: { email_taken: 'email' },
    onDone: (viewer) => {
      enterAs(viewer);
      void navigate('/', { replace: true });
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <AccountFields form={form} isPublic={form.values.publicComputer} />
      <PublicComputerChoice
        value={form.values.publicComputer}
        onChange={(value) => form.set('publicComputer', value)}
      />
      <Button type="submit" variant="primary" size="lg" isPending={form.isPending}>
        {t('join.submit')}
      </Button>
    </form>
  );
}
