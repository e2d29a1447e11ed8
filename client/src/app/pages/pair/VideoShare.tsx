import { readVideoShare } from '@rapport/shared/sessions/kind.api';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../../platform/api/useOperation.ts';

/** How many of the last sessions were by video, once there is one; quietly, and nothing where it cannot be read. */
export function VideoShare({ mentorshipId }: { mentorshipId: string }) {
  const { t } = useTranslation('meeting');
  const { data } = useOperation(readVideoShare, { params: { mentorshipId } });
  if (!data || data.held === 0) return null;
  const { held: count, byVideo } = data;
  return (
    <p className="text-muted text-sm">
      {count === 1 && byVideo === 0
        ? t('list.shareNone')
        : t('list.share', { count, byVideo: String(byVideo) })}
    </p>
  );
}
