import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatInstant, formatSpan } from '../../../../platform/i18n/format.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useViewer } from '../../../identity/index.ts';
import { otherOf } from '../../../mentorships/index.ts';
import { SessionMenu } from '../../booking/SessionMenu.tsx';
import { GuestsButton } from '../../guests/GuestsButton.tsx';
import { GuestDesk } from '../../guests/loadGuests.tsx';
import { callPart } from '../callPart.ts';
import type { JoinMedia, LobbyMedia } from '../media/LobbyMedia.ts';
import { rememberCheck } from '../media/lastCheck.ts';
import { useLobbyMedia } from '../media/useLobbyMedia.ts';
import { NotLoaded } from '../NotLoaded.tsx';
import { useObservable } from '../useObservable.ts';
import { DeviceCheck } from './DeviceCheck.tsx';
import { DeviceProblems } from './DeviceProblems.tsx';
import { LobbyDevices } from './LobbyDevices.tsx';
import { SessionTimes } from './SessionTimes.tsx';

export interface LobbyProps {
  session: SessionView;
  /** The room may be entered. */
  isOpen: boolean;
  /** The agenda to prepare. */
  agenda: ReactNode;
  /** Resolves when there is something else to be seen. */
  onJoin: (media: JoinMedia) => Promise<void>;
  /** Has everything ready for Join until what it returns is called; undefined before it can. */
  standBy: (() => () => void) | undefined;
}

/** Before the call: oneself at the left, the hour's purpose and agenda at the right, one button. Nobody is in the room yet. */
export function Lobby({ session, isOpen, agenda, onJoin, standBy }: LobbyProps) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const other = otherOf(session, viewer.id);
  const [isChecking, setChecking] = useState(false);
  const media = useLobbyMedia(isOpen || isChecking);

  useEffect(() => {
    if (!isOpen) return;
    // So that Join is one step.
    void callPart.preload().catch(() => undefined);
  }, [isOpen]);
  useEffect(() => standBy?.(), [standBy]);

  return (
    <Page
      title={session.title}
      eyebrow={
        <Link to={`/pairs/${session.mentorshipId}`} className="rounded-sm hover:underline">
          {t('session.pair', { mentor: session.mentor.name, mentee: session.mentee.name })}
        </Link>
      }
      lead={
        <span className="tabular">
          {formatInstant(session.startsAt, viewer.zone, 'day')},{' '}
          {formatSpan(session.startsAt, session.minutes, viewer.zone)}
        </span>
      }
      actions={
        <div className="flex items-center gap-1">
          <GuestsButton session={session} />
          <SessionMenu session={session} />
        </div>
      }
    >
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,25rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-6">
          <SessionTimes session={session} isOpen={isOpen} />
          <Suspense fallback={null}>
            <GuestDesk session={session} />
          </Suspense>
          {media && (
            <CheckAndJoin
              media={media}
              session={session}
              isOpen={isOpen}
              onCheck={() => setChecking(true)}
              onJoin={onJoin}
              otherName={other.name}
            />
          )}
        </div>
        <Section title={t('lobby.agenda')} text={t('lobby.agendaText')}>
          {agenda}
        </Section>
      </div>
    </Page>
  );
}

function CheckAndJoin({
  media,
  session,
  isOpen,
  onCheck,
  onJoin,
  otherName,
}: {
  media: LobbyMedia;
  session: SessionView;
  isOpen: boolean;
  onCheck: () => void;
  onJoin: (media: JoinMedia) => Promise<void>;
  otherName: string;
}) {
  const { t } = useTranslation('call');
  const viewer = useViewer();
  const { camera, microphone } = useObservable(media.state);
  const [isSilent, setSilent] = useState(false);
  const [isUnloaded, setUnloaded] = useState(false);
  // The tracks are handed over only to what is there to stop them.
  const join = () =>
    callPart.preload().then(
      () => {
        rememberCheck(isSilent ? undefined : media.check(Date.now()));
        return onJoin(media.take());
      },
      () => setUnloaded(true),
    );
  const tone = viewer.id === session.mentor.id ? 'accent' : 'warm';
  const isIdle = !isOpen && camera.status === 'off' && microphone.status === 'off';
  if (isIdle) {
    return (
      <div>
        <Button onPress={onCheck}>{t('lobby.checkNow')}</Button>
      </div>
    );
  }
  const words =
    camera.track && microphone.track
      ? 'joinPlain'
      : microphone.track
        ? 'joinNoCamera'
        : camera.track
          ? 'joinMuted'
          : 'joinNeither';
  return (
    <section aria-label={t('lobby.check')} className="flex flex-col gap-5">
      <DeviceCheck media={media} viewer={viewer} tone={tone} onSilence={setSilent} />
      {isUnloaded && <NotLoaded />}
      {isOpen && (
        <div className="flex flex-col gap-2">
          <JoinButton onJoin={join} />
          <p id="join-words" className="text-muted text-sm">
            {t(`lobby.${words}`, { name: otherName })} {t('lobby.checkText')}
          </p>
        </div>
      )}
      <DeviceProblems media={media} isSilent={isSilent} />
      <LobbyDevices media={media} checked={{ sessionId: session.id }} />
    </section>
  );
}

function JoinButton({ onJoin }: { onJoin: () => Promise<void> }) {
  const { t } = useTranslation('call');
  const [isPending, setPending] = useState(false);
  const press = async () => {
    setPending(true);
    await onJoin();
    setPending(false);
  };
  return (
    <Button
      variant="primary"
      size="lg"
      isPending={isPending}
      onPress={() => void press()}
      aria-describedby="join-words"
    >
      {t('lobby.join')}
    </Button>
  );
}
