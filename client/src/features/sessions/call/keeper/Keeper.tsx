import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { Suspense } from 'react';
import { withTexts } from '../../../../platform/i18n/i18n.ts';
import { later } from '../../../../ui/later.tsx';
import { useObservable } from '../useObservable.ts';
import { putOff, putOffAt } from './putOff.ts';
import { useLastMinutes } from './useLastMinutes.ts';
import { useLongerNews } from './useLongerNews.ts';

const Notice = later(async () => (await withTexts(import('./KeeperNotice.tsx'), 'keeper')).KeeperNotice);
const MoreTimeButton = later(
  async () => (await withTexts(import('./MoreTimeButton.tsx'), 'keeper')).MoreTimeButton,
);

interface KeeperProps {
  session: SessionView;
  say: (text: string) => void;
}

/** Keeps the session's end in mind, so that neither of the two has to: asks once, in the last five minutes. */
export function Keeper({ session, say, onWrapUp }: KeeperProps & { onWrapUp: () => void }) {
  const { isLate, end } = useLastMinutes(session);
  const putOffEnd = useObservable(putOffAt(session.id));
  const isAsked = isLate && putOffEnd !== end;
  useLongerNews(session, say);
  const putOffNow = () => putOff(session.id, end);
  // The region stands from the start, so that what appears in it is read.
  return (
    <div role="status" className="empty:hidden">
      {isAsked && (
        <Suspense fallback={null}>
          <Notice
            session={session}
            end={end}
            say={say}
            onPutOff={putOffNow}
            onWrapUp={() => {
              putOffNow();
              onWrapUp();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Ten minutes more, beside the clock, from when the question itself was answered or put off. */
export function MoreTime({ session, say }: KeeperProps) {
  const { isLate, end } = useLastMinutes(session);
  const putOffEnd = useObservable(putOffAt(session.id));
  const isOffered = isLate && putOffEnd === end;
  return isOffered ? (
    <Suspense fallback={null}>
      <MoreTimeButton session={session} say={say} />
    </Suspense>
  ) : null;
}
