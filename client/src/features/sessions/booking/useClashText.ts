import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { Clash } from '@rapport/shared/scheduling/series.api';
import { useTranslation } from 'react-i18next';

/** What stands in the way of a session, in words for the one of the two who reads it. */
export function useClashText(
  other: PersonSummary,
  isMentor: boolean,
): (clashes: readonly Clash[]) => string[] {
  const { t } = useTranslation('booking');
  const own = isMentor ? 'mentor' : 'mentee';
  return (clashes) => [
    ...(clashes.includes('pair') ? [t('series.taken')] : []),
    ...(clashes.includes(own) ? [t('series.youBusy')] : []),
    ...(clashes.some((clash) => clash !== 'pair' && clash !== own)
      ? [t('series.otherBusy', { name: other.name })]
      : []),
  ];
}
