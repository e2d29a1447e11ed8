import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { Review } from '../../../mentorships/index.ts';

export interface AgendaReviewProps {
  session: SessionView;
  /** The agenda waits for the answers. */
  isLocked: boolean;
  canWrite: boolean;
  onSkip: () => void;
}

/** The first item's own content: what was left open, each with its answer, and the way past it. */
export function AgendaReview({ session, isLocked, canWrite, onSkip }: AgendaReviewProps) {
  const { t } = useTranslation('panel');
  return (
    <div className="flex flex-col gap-2 pb-3 pl-2">
      <Review
        mentorshipId={session.mentorshipId}
        sessionId={session.id}
        people={session}
        isReadOnly={!canWrite}
      />
      {isLocked && canWrite && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-muted text-sm">{t('agenda.locked')}</p>
          <Button size="sm" onPress={onSkip}>
            {t('agenda.skip')}
          </Button>
        </div>
      )}
    </div>
  );
}
