import type { Viewer } from '@rapport/shared/identity/identity.api';
import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { lazy, Suspense } from 'react';
import { withTexts } from '../../../platform/i18n/i18n.ts';
import { otherOf } from '../../mentorships/index.ts';
import { AgendaReview } from './agenda/AgendaReview.tsx';
import { AgendaSheet } from './agenda/AgendaSheet.tsx';
import { useOpenAgenda } from './agenda/useOpenAgenda.ts';
import { useReviewGate } from './agenda/useReviewGate.ts';
import type { PanelDocument } from './panelDocument.ts';
import { SaveLine } from './SaveLine.tsx';

const PrepareAgenda = lazy(async () => ({
  default: (await withTexts(import('./agenda/PrepareAgenda.tsx'), 'prepare')).PrepareAgenda,
}));

export interface AgendaEditorProps {
  session: SessionView;
  viewer: Viewer;
  collab: PanelDocument;
  /** In the hour itself: items are started and done, and the review is answered. Otherwise it is prepared. */
  isLive?: boolean;
}

/** The agenda, written by both at once. */
export function AgendaEditor({ session, viewer, collab, isLive = false }: AgendaEditorProps) {
  const open = useOpenAgenda(session, collab);
  const { actions, canWrite } = open;
  const gate = useReviewGate(session, open.agenda.items, isLive);
  const isPreparing = !isLive && session.viewer === 'mentee' && session.state === 'scheduled';
  return (
    <AgendaSheet
      {...{ open, session, viewer, isLive }}
      draft={`topic.${session.id}.${viewer.id}`}
      isLocked={gate.isLocked}
      review={
        <AgendaReview
          session={session}
          isLocked={gate.isLocked}
          isOver={gate.review?.done ?? false}
          {...{ canWrite, isLive }}
          onSkip={() => gate.review && actions.setDone(gate.review.id, true)}
        />
      }
      help={
        isPreparing &&
        canWrite && (
          <Suspense fallback={null}>
            <PrepareAgenda session={session} onTopic={actions.add} />
          </Suspense>
        )
      }
      below={!isLive && <SaveLine collab={collab} other={otherOf(session, viewer.id).name} />}
    />
  );
}
