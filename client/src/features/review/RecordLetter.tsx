import type { Viewer } from '@rapport/shared/identity/identity.api';
import { type RecordView, readRecord } from '@rapport/shared/review/review.api';
import { Printer } from 'lucide-react';
import { type ReactNode, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { invalidate } from '../../platform/api/queryClient.ts';
import { formatInstant } from '../../platform/i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { otherOf } from '../mentorships/index.ts';
import { BookNext, CorrectMinutes, HistoryButton, OwnNotesOnDemand } from '../sessions/index.ts';
import { AttendanceLine } from './AttendanceLine.tsx';
import { NotesText } from './NotesText.tsx';
import { isEmptyNotes, readNotes } from './notesNode.ts';
import { OutcomeList } from './OutcomeList.tsx';
import { RecordActions } from './RecordActions.tsx';
import { ReviewedList } from './ReviewedList.tsx';

export interface RecordLetterProps {
  record: RecordView;
  /** When it was read (ms since the epoch): actions that were heard of later are newer. */
  readAt: number;
  viewer: Viewer;
}

/** A record as it is read: like a letter, in the order in which one would tell it. */
export function RecordLetter({ record, readAt, viewer }: RecordLetterProps) {
  const { t } = useTranslation('record');
  const { session, attendance, agenda, actions, reviewed, version, frozenAt } = record;
  const notes = readNotes(record.notes);
  const { nextSession } = session;
  return (
    <article className="record flex flex-col gap-9">
      <div className="-mt-3 flex items-start justify-between gap-4 max-sm:flex-col">
        <div className="flex flex-col gap-1">
          <AttendanceLine attendance={attendance} people={[session.mentor, session.mentee]} />
          {record.guests.length > 0 && <p>{t('guests', { names: record.guests.join(', ') })}</p>}
          {session.reports.length === 1 && (
            <Suspense fallback={null}>
              <CorrectMinutes session={session} />
            </Suspense>
          )}
          {version > 1 && (
            <p className="text-muted text-sm">
              {t('later', { date: formatInstant(frozenAt, viewer.zone, 'dayTime') })}
            </p>
          )}
        </div>
        <div className="flex shrink-0 gap-2 print:hidden">
          <HistoryButton session={session} label={t('history')} />
          <Button icon={<Printer size={20} aria-hidden />} onPress={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <Part title={t('outcomes')}>
        <OutcomeList items={agenda} />
      </Part>
      <Part title={t('notes')}>
        {notes && !isEmptyNotes(notes) ? (
          <NotesText notes={notes} />
        ) : (
          <p className="text-muted">{t('notesNone')}</p>
        )}
      </Part>
      <Part title={t('actions')} {...(actions.length > 0 && { text: t('actionsLive') })}>
        <RecordActions actions={actions} readAt={readAt} people={session} />
      </Part>
      {reviewed.length > 0 && (
        <Part title={t('reviewed')}>
          <ReviewedList actions={reviewed} sessionId={session.id} people={session} />
        </Part>
      )}
      <Part title={t('next')}>
        {nextSession ? (
          <p>
            <Link
              to={`/s/${nextSession.id}`}
              className="text-accent underline underline-offset-4 print:text-ink print:no-underline"
            >
              {formatInstant(nextSession.startsAt, viewer.zone, 'full')}
            </Link>
          </p>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">{t('nextNone')}</p>
            <div className="print:hidden">
              <BookNext session={session} onBooked={() => invalidate(readRecord.id)} />
            </div>
          </div>
        )}
      </Part>
      <div className="print:hidden">
        <Part title={t('ownNotes')}>
          <OwnNotesOnDemand session={session} viewer={viewer} />
        </Part>
      </div>
      <p className="text-sm print:hidden">
        <Link
          to={`/pairs/${session.mentorshipId}`}
          className="text-muted underline underline-offset-4 hover:text-ink"
        >
          {t('pair', { name: otherOf(session, viewer.id).name })}
        </Link>
      </p>
    </article>
  );
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="record-part flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={id} className="font-semibold text-xl">
          {title}
        </h2>
        {text && <p className="text-muted text-sm print:hidden">{text}</p>}
      </div>
      {children}
    </section>
  );
}
