import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { ActionLine, useActionOutbox, useLiveActions } from '../mentorships/index.ts';

/** What was agreed in the session, as it stands now: ticked here is ticked everywhere. */
export function RecordActions({
  actions,
  readAt,
  people,
}: {
  actions: readonly ActionView[];
  readAt: number;
  people: Pick<SessionView, 'mentor' | 'mentee'>;
}) {
  const { t } = useTranslation('record');
  const outbox = useActionOutbox();
  const shown = useLiveActions(actions, readAt);
  if (shown.length === 0) return <p className="text-muted">{t('actionsNone')}</p>;
  return (
    <ul className="flex flex-col divide-y divide-hairline border-hairline border-y">
      {shown.map((action) => (
        <ActionLine key={action.id} action={action} people={people} outbox={outbox} isRecord />
      ))}
    </ul>
  );
}
