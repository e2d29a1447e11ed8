import { acceptProposal, withdrawProposal } from '@rapport/shared/sessions/proposals.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { sessionOperations } from '../booking/sessionOperations.ts';
import { useAnswerText } from './useAnswerText.ts';

const CounterDialog = lazy(async () => ({ default: (await import('./CounterDialog.tsx')).CounterDialog }));
const DeclineDialog = lazy(async () => ({ default: (await import('./DeclineDialog.tsx')).DeclineDialog }));

export interface ProposalAnswerProps {
  session: SessionSummary;
  /** Where it is what the page is about. */
  isMain?: boolean;
}

/** The ways on from a proposed time: three for the one who is asked, one back for the one who asked. */
export function ProposalAnswer({ session, isMain = false }: ProposalAnswerProps) {
  const { t } = useTranslation('meeting');
  const viewer = useViewer();
  const answerText = useAnswerText();
  const [open, setOpen] = useState<'counter' | 'decline'>();
  const { id: sessionId, title, startsAt } = session;
  const { name } = otherOf(session, viewer.id);
  const accept = useCommand(acceptProposal, {
    invalidates: sessionOperations,
    onDone: () => toast(t('proposal.accepted', { name }), { tone: 'success' }),
  });
  const withdraw = useCommand(withdrawProposal, {
    invalidates: sessionOperations,
    onDone: () => toast(t('proposal.withdrawn', { name }), { tone: 'success' }),
  });
  const error = accept.error ?? withdraw.error;
  const size = isMain ? 'lg' : 'md';
  const close = () => setOpen(undefined);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {session.proposedBy === viewer.id ? (
          <Button
            size={size}
            aria-label={t('proposal.withdrawNamed', { title })}
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ params: { sessionId } })}
          >
            {t('proposal.withdraw')}
          </Button>
        ) : (
          <>
            <Button
              variant={isMain ? 'primary' : 'plain'}
              size={size}
              aria-label={t('proposal.acceptNamed', { title })}
              isPending={accept.isPending}
              onPress={() => accept.mutate({ params: { sessionId }, body: { startsAt } })}
            >
              {t('proposal.accept')}
            </Button>
            <Button
              size={size}
              aria-label={t('proposal.counterNamed', { title })}
              onPress={() => setOpen('counter')}
            >
              {t('proposal.counter')}
            </Button>
            <Button
              variant={isMain ? 'plain' : 'quiet'}
              size={size}
              aria-label={t('proposal.declineNamed', { title })}
              onPress={() => setOpen('decline')}
            >
              {t('proposal.decline')}
            </Button>
          </>
        )}
      </div>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {answerText(error)}
        </p>
      )}
      <Suspense fallback={null}>
        {open === 'counter' && <CounterDialog session={session} onClose={close} />}
        {open === 'decline' && <DeclineDialog session={session} onClose={close} />}
      </Suspense>
    </div>
  );
}
