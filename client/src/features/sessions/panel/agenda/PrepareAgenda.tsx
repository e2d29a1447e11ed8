import { tellAgendaReady } from '@rapport/shared/scheduling/preparation.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../platform/api/useCommand.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';
import { Button } from '../../../../ui/Button.tsx';
import { toast } from '../../../../ui/toast.ts';

const PrepareDialog = lazy(async () => ({ default: (await import('./PrepareDialog.tsx')).PrepareDialog }));

/** For the mentee before the hour: three questions that become topics, and a word to the mentor that it is ready. */
export function PrepareAgenda({
  session,
  onTopic,
}: {
  session: SessionView;
  onTopic: (title: string) => void;
}) {
  const { t } = useTranslation('prepare');
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const { name } = session.mentor;
  const tell = useCommand(tellAgendaReady, {
    onDone: () => toast(t('told', { name }), { tone: 'success' }),
  });
  const tellMentor = () => tell.mutate({ params: { sessionId: session.id } });
  return (
    <div className="flex flex-col gap-2 rounded-surface bg-sunken p-4">
      <p>{t('text', { name })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onPress={() => setAsking(true)}>
          {t('ask')}
        </Button>
        <Button size="sm" variant="quiet" isPending={tell.isPending} onPress={tellMentor}>
          {t('ready', { name })}
        </Button>
      </div>
      {tell.error && <p className="text-danger text-sm">{errorText(tell.error)}</p>}
      <Suspense fallback={null}>
        {isAsking && (
          <PrepareDialog
            sessionId={session.id}
            name={name}
            onClose={() => setAsking(false)}
            onAnswered={(answers) => {
              for (const answer of answers) onTopic(answer);
              setAsking(false);
              tellMentor();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
