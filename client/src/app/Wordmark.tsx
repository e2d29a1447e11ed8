import { useTranslation } from 'react-i18next';

/** The product's name and mark: two people, one of them nearer. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-lg tracking-tight">
      <img src="/icon.svg" alt="" width={24} height={24} />
      {t('appName')}
    </span>
  );
}
