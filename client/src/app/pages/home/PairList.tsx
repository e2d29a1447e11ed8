import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../features/identity/index.ts';
import { otherOf } from '../../../features/mentorships/index.ts';
import { PairLine } from '../../../features/mentorships/PairLine.tsx';
import type { Pages } from '../../../platform/api/usePages.ts';
import { Button } from '../../../ui/Button.tsx';

/** Pairs, and the way to those that have not been read. */
export function PairList({
  pairs,
  inSession,
}: {
  pairs: Pages<MentorshipView>;
  /** Ids of people. */
  inSession?: ReadonlySet<string>;
}) {
  const { t } = useTranslation('common');
  const viewer = useViewer();
  return (
    <>
      <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
        {pairs.items?.map((mentorship) => (
          <PairLine
            key={mentorship.id}
            mentorship={mentorship}
            isInSession={inSession?.has(otherOf(mentorship, viewer.id).id) ?? false}
          />
        ))}
      </ul>
      {pairs.more && (
        <div>
          <Button onPress={pairs.more} isPending={pairs.isLoadingMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
