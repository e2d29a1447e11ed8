import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reachability } from '../platform/api/reachability.ts';
import { useReachability } from '../platform/api/useReachability.ts';
import { announce } from '../ui/announce.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Says that the server or its database is away, what is safe, and when it is asked again. */
export function ReachBanner() {
  const { t } = useTranslation();
  const { reach, nextTryAt } = useReachability();
  const isAway = reach !== 'ok';

  useEffect(() => reachability.onReturn(() => announce(t('reach.back'))), [t]);

  // The region stands from the start, so that what appears in it is read.
  return (
    <div role="status" className="sticky top-0 z-40 print:hidden">
      {isAway && (
        <Banner
          tone="danger"
          isFullWidth
          isAnnounced={false}
          action={
            <Button size="sm" onPress={() => void reachability.check()}>
              {t('reach.now')}
            </Button>
          }
        >
          {t(`reach.${reach}`)} <NextTry at={nextTryAt} />
        </Banner>
      )}
    </div>
  );
}

/** Counts down in seconds; not announced, or a reader would hear nothing else. */
function NextTry({ at }: { at: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.round((at - now) / 1000);
  return (
    // On a line of its own wherever it could break: the page would move with every try.
    <span aria-hidden className="text-muted tabular max-xl:block">
      {seconds > 0 ? t('reach.tryIn', { count: seconds }) : t('reach.trying')}
    </span>
  );
}
