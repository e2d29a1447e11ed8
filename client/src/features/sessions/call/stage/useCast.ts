import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../identity/index.ts';
import { otherOf } from '../../../mentorships/index.ts';
import { type Cast, castOf } from './cast.ts';
import { keepOrder } from './keepOrder.ts';
import type { CallPeople } from './useCallPeople.ts';

/** Who and what stands on the stage; a screen that is shared later never takes the place of one before it. */
export function useCast(session: SessionView, people: CallPeople): Cast {
  const { t } = useTranslation('view');
  const self = useViewer();
  const other = otherOf(session, self.id);
  const second = [session.mentor, session.mentee].find(({ id }) => id !== self.id && id !== other.id);
  const cast = castOf(
    people,
    { self, other, second, mentorId: session.mentor.id },
    { guest: t('guest'), screenOf: (name) => t('screenOf', { name }) },
  );
  const present = cast.screens.map(({ id }) => id);
  const [known, setKnown] = useState<readonly string[]>([]);
  const order = keepOrder(known, present);
  if (order.join() !== known.join()) setKnown(order);
  return { ...cast, screens: cast.screens.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}
