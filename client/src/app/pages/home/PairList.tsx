import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { useTranslation } from 'react-i18next';
import { PairLine } from '../../../features/mentorships/PairLine.tsx';
import type { Pages } from '../../../platform/api/usePages.ts';
import { Button } from '../../../ui/Button.tsx';

/** Pairs, and the way to those that have not been read. */
export function PairList({ pairs }: { pairs: Pages<MentorshipView> }) {
  const { t } = useTranslation('common');
  return (
    <>
      <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
        {pairs.items?.map((mentorship) => (
          <PairLine key={mentorship.id} mentorship={mentorship} />
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
