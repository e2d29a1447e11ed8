import { reportSession } from '@rapport/shared/sessions/reports.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { toast } from '../../../ui/toast.ts';
import { sessionOperations } from '../booking/sessionOperations.ts';

const ReportDialog = lazy(async () => ({ default: (await import('./ReportDialog.tsx')).ReportDialog }));

export interface ReportAnswersProps {
  session: SessionSummary;
  /** The planned time is over: the answer is what the page waits for. */
  isDue?: boolean;
}

/** How it went, as one of the two says: for how long, or not at all. */
export function ReportAnswers({ session, isDue = false }: ReportAnswersProps) {
  const { t } = useTranslation('meeting');
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const { id: sessionId, title, state } = session;
  const held = t(state === 'missed' ? 'report.afterAll' : 'report.held');
  const notHeld = useCommand(reportSession, {
    invalidates: sessionOperations,
    onDone: () => toast(t('report.doneNotHeld'), { tone: 'success' }),
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isDue ? 'primary' : 'plain'}
          aria-label={t('report.named', { what: held, title })}
          onPress={() => setOpen(true)}
        >
          {held}
        </Button>
        {state !== 'missed' && (
          <Button
            aria-label={t('report.named', { what: t('report.notHeld'), title })}
            isPending={notHeld.isPending}
            onPress={() => notHeld.mutate({ params: { sessionId }, body: { held: false } })}
          >
            {t('report.notHeld')}
          </Button>
        )}
      </div>
      {notHeld.error && (
        <p role="alert" className="text-danger text-sm">
          {errorText(notHeld.error)}
        </p>
      )}
      <Suspense fallback={null}>
        {isOpen && <ReportDialog session={session} onClose={() => setOpen(false)} />}
      </Suspense>
    </div>
  );
}
