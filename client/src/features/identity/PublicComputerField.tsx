import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/Checkbox.tsx';

/** Asked wherever somebody signs in. */
export function PublicComputerField({
  value,
  onChange,
}: {
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const { t } = useTranslation('identity');
  return (
    <Checkbox isSelected={value} onChange={onChange} className="self-start items-start! py-1">
      {t('field.public')}
      <span className="block text-muted text-sm">{t('field.publicHint')}</span>
    </Checkbox>
  );
}
