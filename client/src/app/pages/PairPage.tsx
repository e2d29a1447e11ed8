import { idSchema } from '@rapport/shared/core/ids';
import { type MentorshipView, readMentorship } from '@rapport/shared/mentorships/mentorships.api';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { isCode } from '../../platform/api/isCode.ts';
import { useOperation } from '../../platform/api/useOperation.ts';
import { useErrorText } from '../../platform/i18n/useErrorText.ts';
import { buttonLook } from '../../ui/buttonLook.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { ManagerView } from './pair/ManagerView.tsx';
import { OwnPairView } from './pair/OwnPairView.tsx';

/** A pair: to its two people all of it, to managers and admins who meets when. */
export function PairPage() {
  const { t } = useTranslation('mentorships');
  const errorText = useErrorText();
  const id = idSchema.safeParse(useParams().mentorshipId);
  const pair = useOperation(
    readMentorship,
    { params: { mentorshipId: id.data ?? '' } },
    { enabled: id.success },
  );
  if (!id.success || isCode(pair.error, 'not_found')) return <NotFoundPage />;
  if (pair.data) return <LoadedPair mentorship={pair.data} />;
  return (
    <Page title={t('page.plainTitle')}>
      {pair.error ? (
        <ErrorState
          title={t('failed.title', { ns: 'common' })}
          text={errorText(pair.error)}
          retry={{ label: t('tryAgain', { ns: 'common' }), onPress: () => void pair.refetch() }}
        />
      ) : (
        <Skeleton label={t('loading')} lines={6} />
      )}
    </Page>
  );
}

function LoadedPair({ mentorship }: { mentorship: MentorshipView }) {
  const { t } = useTranslation('mentorships');
  const [search] = useSearchParams();
  const isOwn = mentorship.viewer === 'mentor' || mentorship.viewer === 'mentee';
  if (!isOwn) return <ManagerView mentorship={mentorship} intro={t('manager.ownBanner')} mayEnd />;
  if (search.get('as') !== 'manager') return <OwnPairView mentorship={mentorship} />;
  return (
    <ManagerView
      mentorship={mentorship}
      intro={t('manager.banner')}
      actions={
        <Link to={`/pairs/${mentorship.id}`} className={buttonLook('plain')}>
          {t('page.managerBack')}
        </Link>
      }
    />
  );
}
