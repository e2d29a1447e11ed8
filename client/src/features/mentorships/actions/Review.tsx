import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { TwoPeople } from '../otherOf.ts';
import { ReviewLine } from './ReviewLine.tsx';
import { answerIn, toReview } from './shownActions.ts';
import { useActions } from './useActions.ts';

export interface ReviewProps {
  mentorshipId: string;
  sessionId: string;
  people: TwoPeople;
  isReadOnly?: boolean;
}

/** Open actions of the pair, by reference, each with its answer. */
export function Review({ mentorshipId, sessionId, people, isReadOnly = false }: ReviewProps) {
  const { t } = useTranslation('actions');
  const errorText = useErrorText();
  const { all, error, retry, outbox } = useActions(mentorshipId);
  if (error) {
    return (
      <ErrorState
        title={t('failed.title', { ns: 'common' })}
        text={errorText(error)}
        retry={{ label: t('tryAgain', { ns: 'common' }), onPress: retry }}
      />
    );
  }
  if (!all) return <Skeleton label={t('loading')} />;
  const items = toReview(all, sessionId);
  const answered = items.filter((action) => answerIn(action, sessionId)).length;
  if (items.length === 0) return <p className="text-muted text-sm">{t('review.none')}</p>;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted text-sm">
        {answered === items.length
          ? t('review.allAnswered')
          : `${t('review.lead')} ${t('review.progress', { answered: String(answered), total: String(items.length) })}`}
      </p>
      <ul aria-label={t('review.label')} className="flex flex-col divide-y divide-hairline">
        {items.map((action) => (
          <ReviewLine
            key={action.id}
            action={action}
            sessionId={sessionId}
            people={people}
            outbox={outbox}
            isReadOnly={isReadOnly}
          />
        ))}
      </ul>
    </div>
  );
}

/** Whether a session's review has an answer for everything that was open; undefined until that is known. */
export function useReviewAnswered(mentorshipId: string, sessionId: string): boolean | undefined {
  const { all } = useActions(mentorshipId);
  return all && toReview(all, sessionId).every((action) => answerIn(action, sessionId) !== undefined);
}
