import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import type * as Y from 'yjs';
import type { PanelDocument, ReadOnlyReason } from '../panelDocument.ts';
import { useReadOnlyReason, useStanding } from '../useStanding.ts';
import type { Agenda } from './agendaStore.ts';
import { useAgenda } from './useAgenda.ts';
import { type AgendaActions, useAgendaActions } from './useAgendaActions.ts';

export interface OpenAgenda {
  readonly doc: Y.Doc;
  /** Its text is there. */
  readonly isLoaded: boolean;
  readonly agenda: Agenda;
  readonly actions: AgendaActions;
  /** Why it cannot be written now; undefined when it can. */
  readonly reason: ReadOnlyReason | undefined;
  readonly canWrite: boolean;
}

/** A session's agenda, and what may be done to it now. */
export function useOpenAgenda(session: Pick<SessionView, 'writable'>, collab: PanelDocument): OpenAgenda {
  const { doc } = collab;
  const isLoaded = useStanding(collab, ({ loaded }) => loaded);
  const agenda = useAgenda(doc);
  const actions = useAgendaActions(doc, agenda.items.length);
  const reason = useReadOnlyReason(session, collab);
  return { doc, isLoaded, agenda, actions, reason, canWrite: reason === undefined };
}
