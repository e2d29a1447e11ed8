import { readClock } from '@rapport/shared/sessions/clock';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CollabDocument } from '../../../platform/collab/CollabDocument.ts';
import { formatInstant, formatRelative, formatSpan } from '../../../platform/i18n/format.ts';
import { useNow } from '../../../platform/time/useNow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useViewer } from '../../identity/index.ts';
import { SessionMenu } from '../booking/SessionMenu.tsx';
import { KindLine } from './KindLine.tsx';
import { ReportAnswers } from './ReportAnswers.tsx';

const Panel = lazy(async () => ({ default: (await import('../panel/Panel.tsx')).Panel }));

export interface MeetingProps {
  session: SessionView;
  /** Its time has nearly come, or is past: agenda, notes and actions are worked on. */
  isOpen: boolean;
  /** Agenda and notes; undefined while it is being opened. */
  collab: CollabDocument | undefined;
  /** When it is, for both. */
  times: ReactNode;
  clock: ReactNode;
  /** The agenda to prepare. */
  agenda: ReactNode;
}

/** A session by phone or in person: the same page without a call, until one of the two says how it went. */
export function Meeting({ session, isOpen, collab, times, clock, agenda }: MeetingProps) {
  const { t } = useTranslation(['meeting', 'call']);
  const viewer = useViewer();
  const { startsAt, minutes, changes } = session;
  const moved = changes.findLast(({ kind }) => kind === 'moved');
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
          {formatInstant(startsAt, viewer.zone, 'day')}, {formatSpan(startsAt, minutes, viewer.zone)}
        </span>
      }
      actions={<SessionMenu session={session} />}
    >
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <HowItGoes session={session} isOpen={isOpen} clock={clock} />
          <KindLine session={session} />
          {times}
          {moved && (
            <p className="text-muted">
              {t('lobby.moved', {
                ...{ ns: 'call', name: moved.by.name },
                from: formatInstant(moved.from, viewer.zone, 'dayTime'),
              })}
              {moved.reason && ` ${t('session.reason', { ns: 'call', reason: moved.reason })}`}
            </p>
          )}
        </div>
        {isOpen ? (
          <section
            aria-label={t('panel.label', { ns: 'call' })}
            className="flex h-[max(32rem,75dvh)] flex-col overflow-hidden rounded-surface border border-hairline bg-surface"
          >
            <Suspense fallback={<Skeleton label={t('panel.loading', { ns: 'call' })} lines={6} />}>
              {collab ? (
                <Panel session={session} viewer={viewer} collab={collab} />
              ) : (
                <Skeleton label={t('panel.loading', { ns: 'call' })} lines={6} />
              )}
            </Suspense>
          </section>
        ) : (
          <Section title={t('lobby.agenda', { ns: 'call' })} text={t('page.agendaText')}>
            {agenda}
          </Section>
        )}
      </div>
    </Page>
  );
}

/** How long till then; then the clock, and from the start on the two answers. */
function HowItGoes({ session, isOpen, clock }: Pick<MeetingProps, 'session' | 'isOpen' | 'clock'>) {
  const { t } = useTranslation('meeting');
  const now = useNow(1_000);
  const startsAt = Date.parse(session.startsAt);
  const { phase } = readClock(startsAt, session.minutes, now);
  if (!isOpen) {
    return (
      <p className="font-medium text-lg">{t('page.startsIn', { relative: formatRelative(startsAt, now) })}</p>
    );
  }
  const isDue = phase === 'overtime';
  return (
    <div className="flex flex-col gap-3">
      {isDue ? <h2 className="font-semibold text-xl">{t('report.ask')}</h2> : clock}
      <p className="text-muted">{t(isDue ? 'report.askText' : 'page.afterwards')}</p>
      {phase !== 'before' && session.state === 'scheduled' && (
        <ReportAnswers session={session} isDue={isDue} />
      )}
    </div>
  );
}
