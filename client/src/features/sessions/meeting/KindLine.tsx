import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { MapPin, Phone, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const signs = { video: Video, phone: Phone, in_person: MapPin };

/** How the two meet, and where or who calls whom. */
export function KindLine({ session: { kind, place } }: { session: Pick<SessionSummary, 'kind' | 'place'> }) {
  const { t } = useTranslation('meeting');
  const Sign = signs[kind];
  return (
    <p className="flex items-start gap-2.5">
      <Sign size={20} aria-hidden className="mt-px shrink-0 text-accent" />
      <span>
        {t(`kind.${kind}`)}
        {!hasCall(kind) && place && `: ${place}`}
      </span>
    </p>
  );
}
