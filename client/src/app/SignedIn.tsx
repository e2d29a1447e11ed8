import { readMe } from '@rapport/shared/identity/identity.api';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { ViewerProvider } from '../features/identity/index.ts';
import { isCode } from '../platform/api/isCode.ts';
import { setSignedOutHandler } from '../platform/api/queryClient.ts';
import { useOperation } from '../platform/api/useOperation.ts';
import { claimBackground } from '../platform/device/ownBackground.ts';
import { claimDrafts } from '../platform/forms/draft.ts';
import { useErrorText } from '../platform/i18n/useErrorText.ts';
import { keptAnswers } from '../platform/offline/KeptAnswers.ts';
import { forgetAnswers, keepAnswers } from '../platform/offline/keepAnswers.ts';
import { connectLive } from '../platform/socket/liveSocket.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LiveUpdates } from './LiveUpdates.tsx';
import { PageLoading } from './PageLoading.tsx';

keepAnswers();

/** Guards every page behind it: knows who is signed in, or leads to sign-in and back here afterwards. */
export function SignedIn() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const location = useLocation();
  const me = useOperation(readMe, {}, { staleTime: 60_000 });
  const here = location.pathname + location.search;
  const isSignedIn = me.data !== undefined;

  useEffect(() => {
    const leave = async () => {
      // Many answers may say so.
      setSignedOutHandler(() => undefined);
      await forgetAnswers();
      void navigate(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`, {
        replace: true,
      });
      // By itself: who signs in next loads none of it.
      import('../platform/collab/forgetSaved.ts')
        .then(({ forgetSaved }) => forgetSaved())
        .catch(() => undefined);
    };
    setSignedOutHandler(() => void leave());
    return () => setSignedOutHandler(() => undefined);
  }, [navigate, here]);

  useEffect(() => (isSignedIn ? connectLive() : undefined), [isSignedIn]);

  const [claimedBy, setClaimedBy] = useState<string>();
  if (me.data && me.data.id !== claimedBy) {
    // While rendering, because a page reads what is kept the moment it is shown; once, because after signing out this is
    // drawn again, and must bring nothing back.
    claimDrafts(me.data.id);
    claimBackground(me.data.id);
    void keptAnswers.claim(me.data.id, Date.now());
    setClaimedBy(me.data.id);
  }

  if (me.data) {
    return (
      <ViewerProvider viewer={me.data}>
        <LiveUpdates />
        <Outlet />
      </ViewerProvider>
    );
  }
  if (me.error && !isCode(me.error, 'signed_out')) {
    return (
      <main id="content" className="mx-auto w-full max-w-xl flex-1 px-6 py-16">
        <ErrorState
          title={t('failed.title')}
          text={errorText(me.error)}
          retry={{ label: t('tryAgain'), onPress: () => void me.refetch(), isPending: me.isFetching }}
        />
      </main>
    );
  }
  return <PageLoading />;
}
