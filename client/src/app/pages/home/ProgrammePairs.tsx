import { listPeople } from '@rapport/shared/identity/people.api';
import type { MentorshipView } from '@rapport/shared/mentorships/mentorships.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { PairList } from './PairList.tsx';

const PairDialog = lazy(async () => ({
  default: (await import('../../../features/mentorships/PairDialog.tsx')).PairDialog,
}));

/** The pairs that the viewer looks after, and the way to make one. */
export function ProgrammePairs({ pairs }: { pairs: readonly MentorshipView[] }) {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const [isPairing, setPairing] = useState(false);
  const people = useOperation(listPeople, { query: { limit: 3 } }).data?.items;
  const others = people?.filter(({ id }) => id !== viewer.id).length;
  const needsPeople = pairs.length === 0 && others !== undefined && others < 2;
  return (
    <Section
      title={t('programme.title')}
      action={pairs.length > 0 && <Button onPress={() => setPairing(true)}>{t('programme.pair')}</Button>}
    >
      {pairs.length > 0 && <PairList pairs={pairs} />}
      {needsPeople && (
        <EmptyState
          title={t('programme.inviteTitle')}
          text={t('programme.inviteText')}
          action={
            <Link to="/people" className={buttonLook('primary')}>
              {t('programme.invite')}
            </Link>
          }
        />
      )}
      {pairs.length === 0 && !needsPeople && (
        <EmptyState
          title={t('programme.noneTitle')}
          text={t('programme.noneText')}
          action={
            <Button variant="primary" onPress={() => setPairing(true)}>
              {t('programme.pair')}
            </Button>
          }
        />
      )}
      <Suspense fallback={null}>{isPairing && <PairDialog onClose={() => setPairing(false)} />}</Suspense>
    </Section>
  );
}
