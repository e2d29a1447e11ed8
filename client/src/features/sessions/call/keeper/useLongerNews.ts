import { minute } from '@rapport/shared/sessions/sessionState';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useEffect, useEffectEvent, useRef } from 'react';
import { formatInstant } from '../../../../platform/i18n/format.ts';
import { i18n, loadTexts } from '../../../../platform/i18n/i18n.ts';
import { useViewer } from '../../../identity/index.ts';

/** Says to both until when the session lasts, when one of them has made it longer. */
export function useLongerNews({ startsAt, minutes }: SessionView, say: (text: string) => void): void {
  const { zone } = useViewer();
  const before = useRef(minutes);
  const tell = useEffectEvent(async (more: number) => {
    await loadTexts('keeper');
    const end = new Date(Date.parse(startsAt) + minutes * minute).toISOString();
    say(i18n.getFixedT(null, 'keeper')('longer', { count: more, time: formatInstant(end, zone, 'time') }));
  });
  useEffect(() => {
    const more = minutes - before.current;
    before.current = minutes;
    // Without its words it is seen all the same, by the clock.
    if (more > 0) tell(more).catch(() => undefined);
  }, [minutes]);
}
