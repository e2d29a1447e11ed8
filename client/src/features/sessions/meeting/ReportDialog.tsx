import { reportSession } from '@rapport/shared/sessions/reports.api';
import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { toast } from '../../../ui/toast.ts';
import { MinutesDialog } from './MinutesDialog.tsx';

/** Asks how long the two have met, beginning with what was planned. */
export function ReportDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  return (
    <MinutesDialog
      title={t('report.title', { title: session.title })}
      text={t('report.text')}
      submit={t('report.submit')}
      minutes={session.minutes}
      operation={reportSession}
      toInput={(minutes) => ({ params: { sessionId: session.id }, body: { held: true, minutes } })}
      onDone={() => toast(t('report.doneHeld'), { tone: 'success' })}
      onClose={onClose}
    />
  );
}
