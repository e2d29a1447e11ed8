import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { useTranslation } from 'react-i18next';
import { useInSession } from '../../../features/sessions/useInSession.ts';
import type { Pages } from '../../../platform/api/usePages.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { PairList } from './PairList.tsx';

/** The pairs that the viewer belongs to. */
export function OwnPairs({ pairs }: { pairs: Pages<MentorshipView> }) {
  const { t } = useTranslation('home');
  const inSession = useInSession();
  return (
    <Section title={t('pairs.title')}>
      {pairs.items?.length === 0 ? (
        <EmptyState title={t('pairs.noneTitle')} text={t('pairs.noneText')} />
      ) : (
        <PairList pairs={pairs} inSession={inSession} />
      )}
    </Section>
  );
}
