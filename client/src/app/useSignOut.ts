import { signOut } from '@rapport/shared/identity/identity.api';
import { useNavigate } from 'react-router';
import { isCode } from '../platform/api/isCode.ts';
import { queryClient } from '../platform/api/queryClient.ts';
import { useCommand } from '../platform/api/useCommand.ts';
import { forgetReplicas } from '../platform/collab/forgetReplicas.ts';
import { forgetBackground } from '../platform/device/ownBackground.ts';
import { keptAnswers } from '../platform/offline/KeptAnswers.ts';
import { forgetWindow } from '../platform/publicComputer.ts';
import { forgetPush } from '../platform/push/forgetPush.ts';

/**
 * Ends the sign-in, and takes from this device what stays of a person. Where the server does not end it, nothing opens
 * here without the server any more, and `/sign-out` says what stands.
 */
export function useSignOut() {
  const navigate = useNavigate();
  const onDone = () => {
    forgetPerson();
    void navigate('/sign-in', { replace: true });
    // Not before: only they have what was typed without a server, and until now one could go back for it.
    void forgetReplicas();
  };
  return useCommand(signOut, {
    onDone,
    onFailed: (error) => {
      // It had ended already.
      if (isCode(error, 'signed_out')) return onDone();
      forgetPerson();
      void navigate('/sign-out', { replace: true });
    },
  });
}

/** What stays on a shared computer is read by whoever sits down next. */
function forgetPerson(): void {
  queryClient.clear();
  forgetWindow();
  forgetBackground();
  void keptAnswers.forget();
  forgetPush().catch(() => undefined);
}
