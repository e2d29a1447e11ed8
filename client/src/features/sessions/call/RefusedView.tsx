import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { type Elsewhere, isClosed, type RefusalCause } from './connection/callFailure.ts';

export interface RefusedViewProps {
  session: Pick<SessionView, 'mentorshipId'>;
  cause: RefusalCause;
  elsewhere?: Elsewhere;
  /** Has no sign-in and no home to go to. */
  isGuest: boolean;
  /** @param takesOver ends the call in the other window */
  onRetry: (takesOver: boolean) => void;
  onStay: () => void;
}

/** Not let in, or not any more: why, and the way on. */
export function RefusedView(props: RefusedViewProps) {
  const { cause, elsewhere, isGuest } = props;
  const { t } = useTranslation('away');
  const isOtherDevice = elsewhere !== undefined && !elsewhere.isThisBrowser;
  const device = elsewhere?.label ?? t('refused.anotherDevice');
  const words =
    isOtherDevice && (cause === 'elsewhere' || cause === 'in_elsewhere')
      ? t(`refused.${cause}_device`, { device })
      : t(`refused.${cause}`);
  // To a guest a programme and a record say nothing, and their change of windows can be seen.
  const why =
    isGuest && (cause === 'no_access' || cause === 'over' || cause === 'in_elsewhere')
      ? (`${cause}Guest` as const)
      : cause;
  return (
    <div
      role="alert"
      className="absolute inset-0 flex flex-col items-center justify-center gap-6 px-8 py-12 text-center"
    >
      <div className="flex max-w-md flex-col gap-2">
        <h1 className="font-semibold text-2xl">{words}</h1>
        <p className="text-muted">{t(`refused.${why}Text`)}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <Ways {...props} />
      </div>
    </div>
  );
}

function Ways({ session, cause, isGuest, onRetry, onStay }: RefusedViewProps) {
  const { t } = useTranslation('away');
  const { pathname } = useLocation();
  const again = (
    <Button variant="primary" size="lg" onPress={() => onRetry(cause === 'elsewhere')}>
      {t(cause === 'elsewhere' ? 'refused.takeBack' : 'refused.again')}
    </Button>
  );
  // A guest has neither record nor pair, and may be let in again.
  if (isGuest && isClosed(cause)) return again;
  switch (cause) {
    case 'over':
      return (
        // What is known of the session here is older than its end.
        <Link reloadDocument to={pathname} className={buttonLook('primary', 'lg')}>
          {t('refused.record')}
        </Link>
      );
    case 'cancelled':
      return (
        <Link to={`/pairs/${session.mentorshipId}`} className={buttonLook('primary', 'lg')}>
          {t('refused.pair')}
        </Link>
      );
    case 'no_access':
      return (
        <Link to="/" className={buttonLook('primary', 'lg')}>
          {t('left.home')}
        </Link>
      );
    case 'signed_out':
      return (
        <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`} className={buttonLook('primary', 'lg')}>
          {t('refused.signIn')}
        </Link>
      );
    case 'in_elsewhere':
      return (
        <>
          <Button variant="primary" size="lg" onPress={() => onRetry(true)}>
            {t('refused.takeOver')}
          </Button>
          <Button size="lg" onPress={onStay}>
            {t('refused.stay')}
          </Button>
        </>
      );
    default:
      return (
        <>
          {again}
          {!isGuest && (
            <Link to="/" className={buttonLook('quiet', 'lg')}>
              {t('left.home')}
            </Link>
          )}
        </>
      );
  }
}
