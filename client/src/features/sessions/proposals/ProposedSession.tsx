import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, formatSpan } from '../../../platform/i18n/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useViewer } from '../../identity/index.ts';
import { otherOf } from '../../mentorships/index.ts';
import { KindLine } from '../meeting/KindLine.tsx';
import { ProposalAnswer } from './ProposalAnswer.tsx';

/** A session whose time is a question: for whom, in both local times, the ways on, and its agenda to think about. */
export function ProposedSession({
  session,
  times,
  agenda,
}: {
  session: SessionView;
  /** When it would be, for both. */
  times: ReactNode;
  agenda: ReactNode;
}) {
  const { t } = useTranslation(['meeting', 'call']);
  const viewer = useViewer();
  const { name } = otherOf(session, viewer.id);
  const isMine = session.proposedBy === viewer.id;
  const counter = session.changes.findLast(({ kind }) => kind === 'countered');
  const from = counter && formatInstant(counter.from, viewer.zone, 'dayTime');
  return (
    <Page
      title={session.title}
      eyebrow={
        <Link to={`/pairs/${session.mentorshipId}`} className="rounded-sm hover:underline">
          {t('session.pair', { ns: 'call', mentor: session.mentor.name, mentee: session.mentee.name })}
        </Link>
      }
      lead={
        <span className="tabular">
          {formatInstant(session.startsAt, viewer.zone, 'day')},{' '}
          {formatSpan(session.startsAt, session.minutes, viewer.zone)} ·{' '}
          {isMine ? t('proposal.waiting', { name }) : t('proposal.proposes', { name })}
        </span>
      }
    >
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,25rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <p>{isMine ? t('proposal.waitingLong', { name }) : t('proposal.asksLong', { name })}</p>
          {times}
          <KindLine session={session} />
          {counter && (
            <p className="text-muted">
              {isMine
                ? t('proposal.youCountered', { from })
                : t('proposal.countered', { name: counter.by.name, from })}
              {counter.reason && ` “${counter.reason}”`}
            </p>
          )}
          <ProposalAnswer session={session} isMain />
        </div>
        <Section title={t('lobby.agenda', { ns: 'call' })} text={t('proposal.agendaText')}>
          {agenda}
        </Section>
      </div>
    </Page>
  );
}
