import { signIn, type Viewer } from '@rapport/shared/identity/identity.api';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../platform/forms/useForm.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { PublicComputerChoice } from './PublicComputerChoice.tsx';

export function SignInForm({ onDone }: { onDone: (viewer: Viewer) => void }) {
  const { t } = useTranslation('identity');
  const form = useForm({
    operation: signIn,
    initial: { email: '', password: '', publicComputer: false },
    toInput: (body) => ({ body }),
    onDone,
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t('field.email')}
        type="email"
        name="email"
        autoComplete={form.values.publicComputer ? 'off' : 'username'}
        value={form.values.email}
        onChange={(value) => form.set('email', value)}
        error={form.errors.email}
        isRequired
      />
      <PasswordField
        value={form.values.password}
        onChange={(value) => form.set('password', value)}
        error={form.errors.password}
      />
      <PublicComputerChoice
        value={form.values.publicComputer}
        onChange={(value) => form.set('publicComputer', value)}
      />
      <Button type="submit" variant="primary" size="lg" isPending={form.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
