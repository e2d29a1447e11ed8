import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';
import { AgendaText } from './AgendaText.tsx';
import type { Comparison } from './compareContent.ts';
import { Legend } from './Legend.tsx';
import { MarkedNotes } from './MarkedNotes.tsx';
import type { Show } from './useComparison.ts';
import { VoicesProvider } from './VoicesContext.tsx';

export interface ComparisonTextProps {
  comparison: Comparison;
  show: Show;
  session: Pick<SessionView, 'mentor' | 'mentee'>;
}

/** Agenda and notes as they were, with who wrote what, or with what changed. */
export function ComparisonText({ comparison, show, session }: ComparisonTextProps) {
  const { t } = useTranslation('history');
  const { agenda, notes, added, removed, isSame } = comparison;
  const isCompared = show !== 'text';
  const summary = !isCompared
    ? undefined
    : isSame
      ? t('same')
      : t('changed', { added: String(added), removed: String(removed) });

  useEffect(() => {
    if (summary) announce(summary);
  }, [summary]);

  return (
    <VoicesProvider session={session} isCompared={isCompared}>
      <div className="flex flex-col gap-2">
        {summary && <p>{summary}</p>}
        <Legend />
      </div>
      <Part title={t('agenda')}>
        {agenda.length > 0 ? <AgendaText items={agenda} /> : <p className="text-muted">{t('agendaNone')}</p>}
      </Part>
      <Part title={t('notes')}>
        {notes.length > 0 ? <MarkedNotes blocks={notes} /> : <p className="text-muted">{t('notesNone')}</p>}
      </Part>
    </VoicesProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h4 id={id} className="font-semibold text-base text-muted">
        {title}
      </h4>
      {children}
    </section>
  );
}
