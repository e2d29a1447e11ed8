import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/Checkbox.tsx';

/** Whether others use this computer, too, and what that changes. */
export function PublicComputerField({
  value,
  onChange,
}: {
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const { t } = useTranslation('publicComputer');
  return (
    <Checkbox isSelected={value} onChange={onChange} className="self-start items-start! py-1">
      {t('label')}
      <span className="block text-muted text-sm">{t('hint')}</span>
    </Checkbox>
  );
}
