import { Suspense, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigationType } from 'react-router';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PageLoading } from './PageLoading.tsx';
import { ReachBanner } from './ReachBanner.tsx';

/** Around every page: what is announced, what is wrong with the connection, what is on its way. */
export function RootLayout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigation = useNavigationType();

  useLayoutEffect(() => {
    // Going back, the browser knows best where one was; a new page begins at its top.
    if (pathname && navigation !== 'POP') window.scrollTo(0, 0);
  }, [pathname, navigation]);

  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-60 focus:m-3 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2 focus:shadow-float"
      >
        {t('skipToContent')}
      </a>
      <ReachBanner />
      <ErrorBoundary place={pathname}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
      <LiveRegion />
      <ToastRegion label={t('notices')} closeLabel={t('close')} />
    </>
  );
}
