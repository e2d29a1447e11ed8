import { signOut } from '@rapport/shared/identity/identity.api';
import { useNavigate } from 'react-router';
import { isCode } from '../platform/api/isCode.ts';
import { setSignedOutHandler } from '../platform/api/queryClient.ts';
import { useCommand } from '../platform/api/useCommand.ts';
import { forgetReplicas } from '../platform/collab/forgetReplicas.ts';
import { forgetBackground } from '../platform/device/ownBackground.ts';
import { forgetAnswers } from '../platform/offline/keepAnswers.ts';
import { forgetWindow } from '../platform/publicComputer.ts';
import { forgetPush } from '../platform/push/forgetPush.ts';

/**
 * Ends the sign-in, and takes from this device what stays of a person. Where the server does not end it, nothing opens
 * here without the server any more, and `/sign-out` says what stands.
 */
export function useSignOut() {
  const navigate = useNavigate();
  const leave = async (to: string) => {
    await forgetPerson();
    void navigate(to, { replace: true });
  };
  const onDone = async () => {
    // What is refused from now on must not lead whoever signs in next back to this page.
    setSignedOutHandler(() => undefined);
    await leave('/sign-in');
    // Not before: only they have what was typed without a server, and until now one could go back for it.
    void forgetReplicas();
  };
  return useCommand(signOut, {
    onDone: () => void onDone(),
    // By `signed_out` it had ended already.
    onFailed: (error) => void (isCode(error, 'signed_out') ? onDone() : leave('/sign-out')),
  });
}

/** What stays on a shared computer is read by whoever sits down next. */
async function forgetPerson(): Promise<void> {
  forgetWindow();
  forgetBackground();
  forgetPush().catch(() => undefined);
  await forgetAnswers();
  // Once more, with the page: until it goes one can type into it.
  forgetWindow();
}
