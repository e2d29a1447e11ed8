import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useReviewAnswered } from '../../../mentorships/index.ts';

export interface ReviewGate {
  /** The agenda's first item, when it is the review. */
  readonly review: AgendaItem | undefined;
  /** The main part waits: something that was left open has no answer, and nobody has skipped. */
  readonly isLocked: boolean;
}

/** Whether the main part of the agenda is open. A skipped review is one that was marked done. */
export function useReviewGate(
  session: Pick<SessionView, 'id' | 'mentorshipId'>,
  items: readonly AgendaItem[],
  isLive: boolean,
): ReviewGate {
  const answered = useReviewAnswered(session.mentorshipId, session.id);
  const review = items[0]?.kind === 'review' ? items[0] : undefined;
  // Until the actions are read nothing is held back: a server that is away must not stop the hour.
  return { review, isLocked: isLive && review !== undefined && !review.done && answered === false };
}
