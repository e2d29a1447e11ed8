import { readSession } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { isCode } from '../../../platform/api/isCode.ts';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { withTexts } from '../../../platform/i18n/i18n.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

const OrphanNote = lazy(async () => ({
  default: (await withTexts(import('../../../features/sessions/panel/OrphanNote.tsx'), 'copies')).OrphanNote,
}));

/** While the session is not there: on its way, not to be had now, or nothing at this address. */
export function SessionUnread({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const errorText = useErrorText();
  const { error, refetch, isFetching } = useOperation(readSession, { params: { sessionId } });
  // A malformed id is an address that leads nowhere, not a mistake in a form.
  if (isCode(error, 'not_found', 'invalid_input')) {
    return (
      <Page title={t('session.missing')} lead={t('session.missingText')} width="narrow">
        <Suspense fallback={null}>
          <OrphanNote sessionId={sessionId} viewerId={viewer.id} />
        </Suspense>
        <div>
          <Link to="/" className={buttonLook('plain')}>
            {t('notFound.home', { ns: 'shell' })}
          </Link>
        </div>
      </Page>
    );
  }
  return (
    <div className="mx-auto w-full max-w-5xl px-5 py-10 sm:px-8">
      {error ? (
        <ErrorState
          title={t('session.failed')}
          text={errorText(error)}
          retry={{
            label: t('tryAgain', { ns: 'common' }),
            onPress: () => void refetch(),
            isPending: isFetching,
          }}
        />
      ) : (
        <Skeleton label={t('session.loading')} lines={5} />
      )}
    </div>
  );
}
