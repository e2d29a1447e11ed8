import type { ActionView } from '@rapport/shared/mentorships/actions.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { answerIn, personOf } from '../mentorships/index.ts';

/** Earlier actions that were looked back on in the session, with how it went. */
export function ReviewedList({
  actions,
  sessionId,
  people,
}: {
  actions: readonly ActionView[];
  sessionId: string;
  people: Pick<SessionView, 'mentor' | 'mentee'>;
}) {
  const { t } = useTranslation('actions');
  return (
    <ul className="flex flex-col gap-3">
      {actions.map((action) => {
        const answer = answerIn(action, sessionId);
        const owner = personOf(people, action.ownerId);
        return (
          <li key={action.id}>
            <p className="font-medium">{action.what}</p>
            <p className="text-muted text-sm">
              {[owner?.name, answer && t(`review.verdict.${answer.verdict}`)].filter(Boolean).join(' · ')}
            </p>
            {answer?.howItWent && <p className="whitespace-pre-wrap break-words">{answer.howItWent}</p>}
          </li>
        );
      })}
    </ul>
  );
}
