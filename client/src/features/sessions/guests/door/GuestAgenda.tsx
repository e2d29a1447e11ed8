import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { AgendaSheet } from '../../panel/agenda/AgendaSheet.tsx';
import { useOpenAgenda } from '../../panel/agenda/useOpenAgenda.ts';
import type { PanelDocument } from '../../panel/panelDocument.ts';

export interface GuestAgendaProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
}

/** The agenda for a guest: the pair's actions, which its review is about, are not theirs to see. */
export function GuestAgenda({ session, viewer, collab }: GuestAgendaProps) {
  const open = useOpenAgenda(session, collab);
  const [first] = open.agenda.items;
  return (
    <AgendaSheet
      {...{ open, session, viewer }}
      isLive
      // Whether the two have answered their review, a guest cannot know.
      isLocked={first?.kind === 'review' && !first.done}
      review={null}
    />
  );
}
