import { useTranslation } from 'react-i18next';

/** Beside a name: they are in a call now, and cannot be called. */
export function InSession() {
  const { t } = useTranslation('mentorships');
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink">
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      {t('inSession')}
    </span>
  );
}
