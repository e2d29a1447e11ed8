import { stopRunning } from '@rapport/shared/sessions/agendaDocument';
import { endSession, readSession, type SessionView } from '@rapport/shared/sessions/sessions.api';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { formatInstant } from '../../../platform/i18n/format.ts';
import { useErrorText } from '../../../platform/i18n/useErrorText.ts';
import { serverNow } from '../../../platform/time/serverClock.ts';
import { announce } from '../../../ui/announce.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useViewer } from '../../identity/index.ts';
import { ActionList } from '../../mentorships/index.ts';
import { BookNext } from './BookNext.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { untilSaved } from './untilSaved.ts';
import { useReadOnlyReason, useStanding } from './useStanding.ts';
import { Outcomes } from './wrapUp/Outcomes.tsx';

export interface WrapUpProps {
  session: SessionView;
  collab: PanelDocument;
  /** Opened before the end, to look ahead together; the session goes on. */
  isEarly?: boolean;
  /** Whether this person may end the session here. */
  mayEnd?: boolean;
  onClose: () => void;
  onEnded?: (session: SessionView) => void;
}

/** How long the end waits for the last words to be saved (ms): those that come later still join the record. */
const waitForSave = 2_000;

/** The way out of the hour: what came of it, who does what, when next; then, for who may end it, the record is made. */
export function WrapUp({ session, collab, isEarly = false, mayEnd = true, onClose, onEnded }: WrapUpProps) {
  const { t } = useTranslation('panel');
  const errorText = useErrorText();
  const reason = useReadOnlyReason(session, collab);
  const save = useStanding(collab, (standing) => standing.save);
  const [isSaving, setSaving] = useState(false);
  const end = useCommand(endSession, {
    invalidates: [readSession],
    onDone: (ended) => {
      announce(t('wrapUp.ended'));
      onEnded?.(ended);
      onClose();
    },
  });
  const outcomes = (
    <Part key="outcomes" title={t('wrapUp.outcomes')}>
      <Outcomes doc={collab.doc} canWrite={reason === undefined} />
    </Part>
  );
  const actions = (
    <Part key="actions" title={t('wrapUp.actions')}>
      <ActionList mentorshipId={session.mentorshipId} sessionId={session.id} people={session} />
    </Part>
  );
  return (
    <Dialog
      title={isEarly ? t('wrapUp.earlyTitle') : t('wrapUp.title', { title: session.title })}
      isOpen
      onOpenChange={onClose}
      closeLabel={t('close', { ns: 'common' })}
      actions={
        <>
          <Button variant={isEarly ? 'primary' : 'plain'} onPress={onClose}>
            {t('wrapUp.back')}
          </Button>
          {mayEnd && (
            <Button
              variant={isEarly ? 'plain' : 'primary'}
              isPending={isSaving || end.isPending}
              onPress={async () => {
                // What the running item took belongs into the record.
                stopRunning(collab.doc, serverNow());
                setSaving(true);
                await untilSaved(collab, waitForSave);
                setSaving(false);
                end.mutate({ params: { sessionId: session.id } });
              }}
            >
              {t('wrapUp.end')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-7">
        <p className="text-muted">{t(isEarly ? 'wrapUp.earlyLead' : 'wrapUp.lead')}</p>
        {end.error && <Banner tone="danger">{t('wrapUp.failed', { why: errorText(end.error) })}</Banner>}
        {!['saved', 'saving', 'away'].includes(save) && <Banner tone="warm">{t('wrapUp.unsaved')}</Banner>}
        {isEarly ? [actions, outcomes] : [outcomes, actions]}
        <Part title={t('wrapUp.next')}>
          <NextSession session={session} />
        </Part>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold text-lg">{title}</h3>
      {children}
    </section>
  );
}

function NextSession({ session }: { session: SessionView }) {
  const { t } = useTranslation('panel');
  const { zone } = useViewer();
  const [booked, setBooked] = useState<string>();
  const next = session.nextSession?.startsAt ?? booked;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p>
        {next ? t('wrapUp.nextBooked', { when: formatInstant(next, zone, 'full') }) : t('wrapUp.nextNone')}
      </p>
      {!next && <BookNext session={session} onBooked={({ startsAt }) => setBooked(startsAt)} />}
    </div>
  );
}
