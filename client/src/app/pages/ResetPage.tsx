import { tokenSchema } from '@rapport/shared/identity/identity.api';
import { resetPassword } from '@rapport/shared/identity/people.api';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { fragmentValue } from '../../features/identity/fragmentValue.ts';
import { PasswordField } from '../../features/identity/PasswordField.tsx';
import { isCode } from '../../platform/api/isCode.ts';
import { useForm } from '../../platform/forms/useForm.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/toast.ts';
import { PublicFrame } from '../PublicFrame.tsx';
import { DeadLink } from './DeadLink.tsx';

/** A new password by an admin's link; its token is the address's fragment. */
export function ResetPage() {
  const { t } = useTranslation('identity');
  const errorText = useErrorText();
  const token = fragmentValue(useLocation().hash);
  const navigate = useNavigate();
  const form = useForm({
    operation: resetPassword,
    initial: { password: '' },
    toInput: (values) => ({ body: { ...values, token } }),
    onDone: () => {
      toast(t('reset.done'), { tone: 'success' });
      void navigate('/sign-in', { replace: true });
    },
  });
  const refusal = form.refused?.error;
  if (!tokenSchema.safeParse(token).success || isCode(refusal, 'link_expired')) {
    return <DeadLink title={t('reset.invalidTitle')} why={refusal && errorText(refusal)} />;
  }
  return (
    <PublicFrame title={t('reset.title')} lead={t('reset.lead')}>
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <PasswordField
          isNew
          label={t('field.newPassword')}
          value={form.values.password}
          onChange={(value) => form.set('password', value)}
          error={form.errors.password}
        />
        <Button type="submit" variant="primary" size="lg" isPending={form.isPending}>
          {t('reset.submit')}
        </Button>
      </form>
    </PublicFrame>
  );
}
