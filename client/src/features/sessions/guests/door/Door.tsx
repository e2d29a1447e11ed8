import { askToBeLetIn, type GuestInvitation, type GuestSeat } from '@rapport/shared/sessions/guests.api';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../../../platform/forms/useForm.ts';
import { announce } from '../../../../ui/announce.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Spinner } from '../../../../ui/Spinner.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { DeviceCheck } from '../../call/lobby/DeviceCheck.tsx';
import { DeviceProblems } from '../../call/lobby/DeviceProblems.tsx';
import { LobbyDevices } from '../../call/lobby/LobbyDevices.tsx';
import type { JoinMedia, LobbyMedia } from '../../call/media/LobbyMedia.ts';
import { useLobbyMedia } from '../../call/media/useLobbyMedia.ts';
import { NotLoaded } from '../../call/NotLoaded.tsx';
import { asViewer } from './asSession.ts';
import { useWayIn } from './useWayIn.ts';

export interface DoorProps {
  token: string;
  invitation: GuestInvitation & { guestId: string; name: string };
  /** How the guest stands; undefined while they have not asked. */
  seat: GuestSeat | undefined;
  /** Asked at this door, and comes in by themselves once they are let in. */
  isWaiting: boolean;
  onAsked: () => void;
  /** Fetches what comes next; rejects where it cannot be had now. */
  load: () => Promise<unknown>;
  onEnter: (media: JoinMedia) => void;
}

/** Before a guest is let in: their name, their camera and microphone, and one button. */
export function Door(props: DoorProps) {
  // Not days before the hour.
  const media = useLobbyMedia(props.invitation.isOpen);
  useEffect(() => void props.load().catch(() => undefined), [props.load]);
  return media ? <AtTheDoor {...props} media={media} /> : null;
}

function AtTheDoor({
  token,
  invitation,
  seat,
  isWaiting,
  onAsked,
  load,
  onEnter,
  media,
}: DoorProps & { media: LobbyMedia }) {
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  const { mentor, mentee } = invitation;
  const [isSilent, setSilent] = useState(false);
  const session = seat?.state === 'admitted' ? seat.session : null;
  const isIn = session !== null;
  const form = useForm({
    operation: askToBeLetIn,
    initial: { name: seat?.name ?? invitation.name },
    toInput: ({ name }) => ({ body: { token, name } }),
    onDone: onAsked,
  });
  const { isEntering, isUnloaded, press } = useWayIn({
    ...{ mayEnter: isIn, isByItself: isWaiting, load },
    // The tracks are handed over only to what is there to stop them.
    enter: () => onEnter(media.take()),
  });
  const waits = isWaiting && seat?.state === 'waiting';
  const isRefused = isWaiting && seat?.state === 'not_now';
  const news = waits ? t('waiting', { mentor, mentee }) : isRefused ? t('notNow') : undefined;
  useEffect(() => {
    if (news) announce(news);
  }, [news]);

  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-6">
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      <DeviceCheck
        media={media}
        viewer={asViewer({ id: invitation.guestId, name: form.values.name || invitation.name })}
        tone="guest1"
        onSilence={setSilent}
      />
      {!waits && !isIn && (
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          value={form.values.name}
          onChange={(name) => form.set('name', name)}
          error={form.errors.name}
          autoComplete="name"
          isRequired
        />
      )}
      {isUnloaded && <NotLoaded />}
      <Step
        {...{ invitation, waits, isIn, isRefused }}
        isPending={isIn ? isEntering : form.isPending}
        onJoin={press}
      />
      <DeviceProblems media={media} isSilent={isSilent} />
      <LobbyDevices media={media} checked={session ? { sessionId: session.id, isGuest: true } : undefined} />
      <p className="text-muted text-sm">{t('privacy')}</p>
    </form>
  );
}

/** What is next: to wait, to come in, to ask, or to come back when the room is open. */
function Step({
  invitation: { mentor, mentee, isOpen },
  waits,
  isIn,
  isRefused,
  isPending,
  onJoin,
}: {
  invitation: GuestInvitation;
  waits: boolean;
  isIn: boolean;
  isRefused: boolean;
  isPending: boolean;
  onJoin: () => void;
}) {
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  if (waits) {
    return (
      <div className="flex flex-col gap-2">
        <p className="flex items-center gap-3 font-medium text-lg">
          <Spinner /> {t('waitingTitle')}
        </p>
        <p className="text-muted">{t('waiting', { mentor, mentee })}</p>
      </div>
    );
  }
  if (isIn) {
    return (
      <div className="flex flex-col gap-2">
        <Button variant="primary" size="lg" isPending={isPending} onPress={onJoin}>
          {t('join')}
        </Button>
        <p className="text-muted text-sm">{t('inText', { mentor, mentee })}</p>
      </div>
    );
  }
  if (!isOpen) return <p>{t('before')}</p>;
  return (
    <div className="flex flex-col gap-2">
      {isRefused && (
        <Banner tone="info" isAnnounced={false}>
          {t('notNow')}
        </Banner>
      )}
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        {t(isRefused ? 'askAgain' : 'ask')}
      </Button>
      <p className="text-muted text-sm">{t('askText', { mentor, mentee })}</p>
    </div>
  );
}
