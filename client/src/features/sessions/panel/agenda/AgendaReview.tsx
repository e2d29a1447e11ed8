import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { classes } from '../../../../ui/classes.ts';
import { Review } from '../../../mentorships/index.ts';

export interface AgendaReviewProps {
  session: SessionView;
  /** The agenda waits for the answers. */
  isLocked: boolean;
  /** Marked done or skipped: its answers give room to what comes next. */
  isOver: boolean;
  canWrite: boolean;
  /** As for the agenda's rows, whose box or title it stands under. */
  isLive: boolean;
  onSkip: () => void;
}

/** The first item's own content: what was left open, each with its answer, and the way past it. */
export function AgendaReview({ session, isLocked, isOver, canWrite, isLive, onSkip }: AgendaReviewProps) {
  const { t } = useTranslation('panel');
  const id = useId();
  const [isOpened, setOpened] = useState(false);
  const isShown = isOpened || !isOver;
  return (
    <div
      className={classes(
        'flex flex-col gap-2 pb-3',
        !canWrite ? 'pl-2' : isLive ? 'pl-[1.375rem] coarse:pl-11' : 'pl-[1.875rem] coarse:pl-10',
      )}
    >
      {isOver && (
        <Button
          size="sm"
          variant="quiet"
          className="-ml-3 self-start"
          aria-expanded={isOpened}
          aria-controls={id}
          onPress={() => setOpened(!isOpened)}
        >
          {t(isOpened ? 'agenda.hideAnswers' : 'agenda.showAnswers')}
        </Button>
      )}
      <div id={id} hidden={!isShown} className="flex flex-col gap-2">
        {isShown && (
          <Review
            mentorshipId={session.mentorshipId}
            sessionId={session.id}
            people={session}
            isReadOnly={!canWrite}
          />
        )}
      </div>
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
