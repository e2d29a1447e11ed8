import { useTranslation } from 'react-i18next';
import { Spinner } from '../ui/Spinner.tsx';

/** While a page's code is on its way. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-1 items-center justify-center p-10">
      <Spinner label={t('loading')} />
    </div>
  );
}
