import { hasCall } from '@rapport/shared/sessions/sessionKind';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';

export type Gone = 'declined' | 'cancelled' | 'missed';

const byWhom = { cancelled: 'cancelledBy', withdrawn: 'withdrawnBy', declined: 'declinedBy' } as const;

/** What to say of a session that does not take place, and whose doing it was, if anybody's. */
export function goneWords({ changes, kind }: Pick<SessionView, 'changes' | 'kind'>, phase: Gone) {
  if (phase === 'missed') {
    return { title: phase, lead: hasCall(kind) ? 'missedText' : 'notHeldText', change: undefined } as const;
  }
  const change = changes.at(-1);
  if (change?.kind === 'cancelled' || change?.kind === 'withdrawn' || change?.kind === 'declined')
    return { title: phase, lead: byWhom[change.kind], change } as const;
  // Nobody has declined what has run out.
  return phase === 'declined'
    ? ({ title: 'expired', lead: 'expiredText', change: undefined } as const)
    : ({ title: phase, lead: 'cancelledPlain', change: undefined } as const);
}
