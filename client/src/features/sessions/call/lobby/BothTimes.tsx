import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatZone } from '../../../../platform/i18n/format.ts';
import { useViewer } from '../../../identity/index.ts';
import { otherOf } from '../../../mentorships/index.ts';

/** When a session begins, in both people's own time. */
export function BothTimes({ session }: { session: SessionView }) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const startsAt = Date.parse(session.startsAt);
  const times = [
    { label: t('lobby.yourTime'), zone: viewer.zone },
    { label: t('lobby.theirTime', { name: other.name }), zone: other.zone },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
      {times.map(({ label, zone }) => (
        <div key={label}>
          <dt className="text-muted text-sm">{label}</dt>
          <dd className="tabular">
            {formatInstant(startsAt, zone, 'dayTime')}
            <span className="block text-muted text-sm">{formatZone(zone, startsAt)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
