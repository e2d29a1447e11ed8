import { useTranslation } from 'react-i18next';
import type { Form } from '../../platform/forms/useForm.ts';
import { TextField } from '../../ui/TextField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { ZoneField } from './ZoneField.tsx';

export interface AccountValues {
  name: string;
  email: string;
  password: string;
  zone: string;
}

/**
 * What everybody says of themselves when they begin.
 * @param isPublic the browser is to keep nothing of it
 */
export function AccountFields<Values extends AccountValues>({
  form,
  isPublic = false,
}: {
  form: Form<Values>;
  isPublic?: boolean;
}) {
  const { t } = useTranslation('identity');
  // The four fields are in every `Values`; TypeScript cannot see through the index of a type parameter.
  const { values, errors, set } = form as unknown as Form<AccountValues>;
  return (
    <>
      <TextField
        label={t('field.name')}
        name="name"
        autoComplete={isPublic ? 'off' : 'name'}
        value={values.name}
        onChange={(value) => set('name', value)}
        error={errors.name}
        isRequired
      />
      <TextField
        label={t('field.email')}
        type="email"
        name="email"
        autoComplete={isPublic ? 'off' : 'username'}
        value={values.email}
        onChange={(value) => set('email', value)}
        error={errors.email}
        isRequired
      />
      <PasswordField
        isNew
        value={values.password}
        onChange={(value) => set('password', value)}
        error={errors.password}
      />
      <ZoneField
        label={t('field.zone')}
        hint={t('field.zoneHint')}
        value={values.zone}
        onChange={(value) => set('zone', value)}
        error={errors.zone}
      />
    </>
  );
}
