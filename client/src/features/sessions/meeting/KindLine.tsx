import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';

/** How the two meet, and where or who calls whom. */
export function KindLine({ session: { kind, place } }: { session: Pick<SessionSummary, 'kind' | 'place'> }) {
  const { t } = useTranslation('meeting');
  return <p className="font-medium">{[t(`kind.${kind}`), place].filter(Boolean).join(': ')}</p>;
}
