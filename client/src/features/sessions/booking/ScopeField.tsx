import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/Select.tsx';

/** Which sessions of a series a change is of. */
export type Scope = 'one' | 'following';

/** Only for a session of a series: this one, or the ones that come after it as well. */
export function ScopeField({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation('booking');
  return (
    <Select
      label={t('scope.label')}
      value={scope}
      onChange={onChange}
      options={[
        { value: 'one', label: t('scope.one') },
        { value: 'following', label: t('scope.following') },
      ]}
    />
  );
}
