import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import type { RefusalCause } from './connection/callFailure.ts';

/** Not let in, or not any more: why, and the way on. */
export function RefusedView({ cause, onRetry }: { cause: RefusalCause; onRetry: () => void }) {
  const { t } = useTranslation('call');
  const { pathname } = useLocation();
  return (
    <div
      role="alert"
      className="absolute inset-0 flex flex-col items-center justify-center gap-6 px-8 py-12 text-center"
    >
      <div className="flex max-w-md flex-col gap-2">
        <h1 className="font-semibold text-2xl">{t(`refused.${cause}`)}</h1>
        <p className="text-muted">{t(`refused.${cause}Text`)}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        {cause === 'signed_out' ? (
          <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`} className={buttonLook('primary', 'lg')}>
            {t('refused.signIn')}
          </Link>
        ) : (
          <Button variant="primary" size="lg" onPress={onRetry}>
            {t(cause === 'elsewhere' ? 'refused.here' : 'refused.reload')}
          </Button>
        )}
        {cause !== 'signed_out' && (
          <Link to="/" className={buttonLook('quiet', 'lg')}>
            {t('left.home')}
          </Link>
        )}
      </div>
    </div>
  );
}
