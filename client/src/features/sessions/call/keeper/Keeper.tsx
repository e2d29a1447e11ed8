import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { loadTexts } from '../../../../platform/i18n/i18n.ts';
import { useObservable } from '../useObservable.ts';
import { putOff, putOffAt } from './putOff.ts';
import { useFetched } from './useFetched.ts';
import { useLastMinutes } from './useLastMinutes.ts';
import { useLongerNews } from './useLongerNews.ts';

const fetchNotice = async () =>
  (await Promise.all([import('./KeeperNotice.tsx'), loadTexts('keeper')]))[0].KeeperNotice;
const fetchButton = async () =>
  (await Promise.all([import('./MoreTimeButton.tsx'), loadTexts('keeper')]))[0].MoreTimeButton;

interface KeeperProps {
  session: SessionView;
  say: (text: string) => void;
}

/** Keeps the session's end in mind, so that neither of the two has to: asks once, in the last five minutes. */
export function Keeper({ session, say, onWrapUp }: KeeperProps & { onWrapUp: () => void }) {
  const { isLate, end } = useLastMinutes(session);
  const putOffEnd = useObservable(putOffAt(session.id));
  const isAsked = isLate && putOffEnd !== end;
  const Notice = useFetched(isAsked, fetchNotice);
  useLongerNews(session, say);
  const later = () => putOff(session.id, end);
  // The region stands from the start, so that what appears in it is read.
  return (
    <div role="status" className="empty:hidden">
      {isAsked && Notice && (
        <Notice
          session={session}
          end={end}
          say={say}
          onPutOff={later}
          onWrapUp={() => {
            later();
            onWrapUp();
          }}
        />
      )}
    </div>
  );
}

/** Ten minutes more, beside the clock, from when the question itself was answered or put off. */
export function MoreTime({ session, say }: KeeperProps) {
  const { isLate, end } = useLastMinutes(session);
  const putOffEnd = useObservable(putOffAt(session.id));
  const isOffered = isLate && putOffEnd === end;
  const Button = useFetched(isOffered, fetchButton);
  return isOffered && Button ? <Button session={session} say={say} /> : null;
}
