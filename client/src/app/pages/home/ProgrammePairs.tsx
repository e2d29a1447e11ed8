import { listPeople } from '@rapport/shared/identity/people.api';
import { listMentorships } from '@rapport/shared/mentorships/mentorships.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../../features/identity/index.ts';
import { NotRead } from '../../../platform/api/NotRead.tsx';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { usePages } from '../../../platform/api/usePages.ts';
import { Button } from '../../../ui/Button.tsx';
import { buttonLook } from '../../../ui/buttonLook.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { PairList } from './PairList.tsx';

const PairDialog = lazy(async () => ({
  default: (await import('../../../features/mentorships/PairDialog.tsx')).PairDialog,
}));

/** The pairs that the viewer looks after, and the way to make one. */
export function ProgrammePairs() {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const pairs = usePages(listMentorships, { query: { which: 'others' } });
  const hasNone = pairs.items?.length === 0 && !pairs.more;
  const [isPairing, setPairing] = useState(false);
  const people = useOperation(listPeople, { query: { limit: 3 } }).data?.items;
  const others = people?.filter(({ id }) => id !== viewer.id).length;
  const needsPeople = hasNone && others !== undefined && others < 2;
  return (
    <Section
      title={t('programme.title')}
      action={
        pairs.items && !hasNone && <Button onPress={() => setPairing(true)}>{t('programme.pair')}</Button>
      }
    >
      {!pairs.items && <NotRead error={pairs.error} retry={pairs.retry} label={t('loading')} lines={4} />}
      {pairs.items && !hasNone && <PairList pairs={pairs} />}
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
      {hasNone && !needsPeople && (
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
