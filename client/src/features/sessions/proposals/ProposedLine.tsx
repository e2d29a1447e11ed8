import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, formatSpan } from '../../../platform/i18n/format.ts';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { ProposalAnswer } from './ProposalAnswer.tsx';

/** A proposed session in a list: who waits for whom, when it would be, and the ways on. */
export function ProposedLine({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('meeting');
  const viewer = useViewer();
  const { name } = otherOf(session, viewer.id);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-52 flex-1">
        <p className="font-medium">
          <Link to={`/s/${session.id}`} className="hover:underline hover:underline-offset-4">
            {session.title}
          </Link>
        </p>
        <p className="text-muted text-sm tabular">
          {formatInstant(session.startsAt, viewer.zone, 'day')},{' '}
          {formatSpan(session.startsAt, session.minutes, viewer.zone)} ·{' '}
          {session.proposedBy === viewer.id
            ? t('proposal.waiting', { name })
            : t('proposal.proposes', { name })}
        </p>
      </div>
      <ProposalAnswer session={session} />
    </li>
  );
}
