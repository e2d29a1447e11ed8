import { mayCorrect } from '@rapport/shared/sessions/report';
import { correctReport } from '@rapport/shared/sessions/reports.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { useViewer } from '../../identity/index.ts';

const MinutesDialog = lazy(async () => ({ default: (await import('./MinutesDialog.tsx')).MinutesDialog }));

/** Where the other person has said how long the two met, for a day: the way to put it right. */
export function CorrectMinutes({ session }: { session: SessionView }) {
  const { t } = useTranslation('meeting');
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  const reports = session.reports.map(({ by, at, minutes }) => ({ by: by.id, at: Date.parse(at), minutes }));
  const [told] = session.reports;
  if (!told || !mayCorrect(reports, viewer.id, serverNow())) return null;
  const { name } = told.by;
  return (
    <div className="print:hidden">
      <Button size="sm" onPress={() => setOpen(true)}>
        {t('report.correct')}
      </Button>
      <Suspense fallback={null}>
        {isOpen && (
          <MinutesDialog
            title={t('report.correctTitle')}
            text={t('report.correctText', { name, minutes: String(told.minutes) })}
            submit={t('report.correctSubmit')}
            minutes={told.minutes}
            operation={correctReport}
            toInput={(minutes) => ({ params: { sessionId: session.id }, body: { minutes } })}
            onDone={() => toast(t('report.corrected', { name }), { tone: 'success' })}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
