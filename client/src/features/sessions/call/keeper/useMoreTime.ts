import { extendSession, readExtension } from '@rapport/shared/scheduling/extension.api';
import { readSession, type SessionView } from '@rapport/shared/sessions/sessions.api';
import { useTranslation } from 'react-i18next';
import { isCode } from '../../../../platform/api/isCode.ts';
import { invalidate } from '../../../../platform/api/queryClient.ts';
import { useCommand } from '../../../../platform/api/useCommand.ts';
import { useOperation } from '../../../../platform/api/useOperation.ts';
import { useErrorText } from '../../../../platform/i18n/useErrorText.ts';

/** One of the two may book something for that time meanwhile (ms). */
const askAgain = 30_000;

/** Whether ten minutes more are to be had, and the press that takes them. */
export function useMoreTime(session: SessionView, say: (text: string) => void) {
  const { t } = useTranslation('keeper');
  const errorText = useErrorText();
  const params = { sessionId: session.id };
  const { data: offer } = useOperation(readExtension, { params }, { refetchInterval: askAgain });
  const extend = useCommand(extendSession, { invalidates: [readSession, readExtension] });
  const take = () =>
    extend.mutate(
      // What this person saw: when the other one was quicker, it is longer already and stays so.
      { params, body: { seenMinutes: session.minutes } },
      {
        onError: (error) => {
          invalidate(readExtension.id);
          say(isCode(error, 'conflict') ? t('notAnyMore') : errorText(error));
        },
      },
    );
  return { offer, take, isPending: extend.isPending };
}
