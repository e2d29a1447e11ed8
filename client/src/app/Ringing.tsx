import type { RingView } from '@rapport/shared/messaging/ring.api';
import { Suspense, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useViewer } from '../features/identity/index.ts';
import { joinState } from '../features/sessions/call/lobby/joinState.ts';
import { withTexts } from '../platform/i18n/i18n.ts';
import { useLiveEvent } from '../platform/socket/useLiveEvent.ts';
import { later } from '../ui/later.tsx';

const RingDialog = later(
  async () => (await withTexts(import('../features/messaging/RingDialog.tsx'), 'notices')).RingDialog,
);

/** On every page: shows that somebody calls, and tells the caller what became of it. */
export function Ringing() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const [ring, setRing] = useState<RingView>();
  const stop = useCallback(() => setRing(undefined), []);
  useLiveEvent('call.ringing', (event) => setRing(event.ring));
  useLiveEvent('call.answered', (answered) => {
    // To the caller alone: whoever was called knows.
    if (answered.by.id === viewer.id) return;
    void import('../features/messaging/toastAnswer.ts').then(
      ({ toastAnswer }) => toastAnswer(answered),
      () => undefined,
    );
  });
  const come = () => ring && void navigate(`/s/${ring.sessionId}`, { state: joinState });
  return (
    <Suspense fallback={null}>{ring && <RingDialog ring={ring} onOver={stop} onCome={come} />}</Suspense>
  );
}
