import { mailLinkPurpose, requestMailLink } from '@rapport/shared/identity/mailLinks.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useForm } from '../../platform/forms/useForm.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { buttonLook } from '../../ui/buttonLook.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PublicFrame } from '../PublicFrame.tsx';

/** The way in for who has no password at hand, where mail is sent. */
export function MailLinkPage() {
  const { t } = useTranslation('mailLinks');
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    operation: requestMailLink,
    initial: { email: '', purpose: 'signIn' },
    toInput: ({ email, purpose }) => ({ body: { email, purpose: mailLinkPurpose.parse(purpose) } }),
    onDone: () => setSentTo(form.values.email),
  });
  const back = (
    <Link to="/sign-in" className={buttonLook('quiet')}>
      {t('back')}
    </Link>
  );
  if (sentTo !== undefined) {
    return (
      <PublicFrame title={t('sentTitle')} lead={t('sent', { email: sentTo })}>
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => setSentTo(undefined)}>{t('again')}</Button>
          {back}
        </div>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={t('title')} lead={t('lead')}>
      <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t('field.email', { ns: 'identity' })}
          type="email"
          name="email"
          autoComplete="username"
          value={form.values.email}
          onChange={(value) => form.set('email', value)}
          error={form.errors.email}
          isRequired
        />
        <Select
          label={t('purpose')}
          value={form.values.purpose}
          onChange={(value) => form.set('purpose', value)}
          options={mailLinkPurpose.options.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
        <Button type="submit" variant="primary" size="lg" isPending={form.isPending}>
          {t('submit')}
        </Button>
      </form>
      {back}
    </PublicFrame>
  );
}
