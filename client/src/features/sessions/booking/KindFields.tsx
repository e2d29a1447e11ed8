import { hasCall, placeOf, type SessionKind, sessionKind } from '@rapport/shared/sessions/sessionKind';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../platform/forms/useForm.ts';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface KindValues {
  kind: SessionKind;
  place: string;
}

/** By video, by phone or in person; of the last two also who calls whom, or where. */
export function KindFields<Values extends KindValues>({ form }: { form: Form<Values> }) {
  const { t } = useTranslation('meeting');
  // The two fields are in every `Values`; TypeScript cannot see through the index of a type parameter.
  const { values, errors, set } = form as unknown as Form<KindValues>;
  const { kind, place } = values;
  return (
    <>
      <Select<SessionKind>
        label={t('kind.label')}
        value={kind}
        onChange={(value) => set('kind', value)}
        options={sessionKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        error={errors.kind}
      />
      {!hasCall(kind) && (
        <TextField
          label={t(kind === 'phone' ? 'kind.place_phone' : 'kind.place_in_person')}
          hint={t('kind.placeHint')}
          value={place}
          onChange={(value) => set('place', value)}
          error={errors.place}
        />
      )}
    </>
  );
}

/** What was typed, without a place that belongs to another kind. */
export const kindOf = ({ kind, place }: KindValues): KindValues => ({ kind, place: placeOf(kind, place) });
