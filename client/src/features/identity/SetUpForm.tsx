import type { Viewer } from '@rapport/shared/identity/identity.api';
import { setUp } from '@rapport/shared/identity/setUp.api';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../platform/forms/useForm.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AccountFields } from './AccountFields.tsx';
import { ownZone } from './ZoneField.tsx';

/** First run: the organisation and its first admin. */
export function SetUpForm({ code, onDone }: { code: string; onDone: (viewer: Viewer) => void }) {
  const { t } = useTranslation('identity');
  const form = useForm({
    operation: setUp,
    initial: { organisation: '', name: '', email: '', password: '', zone: ownZone() },
    toInput: (values) => ({ body: { ...values, code } }),
    onDone,
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <TextField
        label={t('field.organisation')}
        name="organisation"
        autoComplete="organization"
        value={form.values.organisation}
        onChange={(value) => form.set('organisation', value)}
        error={form.errors.organisation}
        isRequired
      />
      <AccountFields form={form} />
      <Button type="submit" variant="primary" size="lg" isPending={form.isPending}>
        {t('setUp.realSubmit')}
      </Button>
    </form>
  );
}
