import { type GuestInvitation, leaveAsGuest, readGuestSeat } from '@rapport/shared/sessions/guests.api';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callPart } from '../../../features/sessions/call/callPart.ts';
import type { JoinMedia } from '../../../features/sessions/call/media/LobbyMedia.ts';
import { NotLoaded } from '../../../features/sessions/call/NotLoaded.tsx';
import { call } from '../../../platform/api/call.ts';
import { isCode } from '../../../platform/api/isCode.ts';
import { useCommand } from '../../../platform/api/useCommand.ts';
import { useOperation } from '../../../platform/api/useOperation.ts';
import { formatInstant, formatSpan } from '../../../platform/i18n/format.ts';
import { adjustClock } from '../../../platform/time/serverClock.ts';
import { Button } from '../../../ui/Button.tsx';
import { preloadable } from '../../../ui/preloadable.tsx';
import { PageLoading } from '../../PageLoading.tsx';
import { PublicFrame } from '../../PublicFrame.tsx';

const Door = lazy(async () => ({
  default: (await import('../../../features/sessions/guests/door/Door.tsx')).Door,
}));
const guestCallPart = preloadable(
  async () => (await import('../../../features/sessions/guests/door/GuestCall.tsx')).GuestCall,
  NotLoaded,
);
const GuestCall = guestCallPart.Component;
const loadCall = () => Promise.all([callPart.preload(), guestCallPart.preload()]);

type Place =
  | { readonly at: 'door'; readonly isWaiting: boolean }
  | { readonly at: 'call'; readonly media: JoinMedia; readonly takesOver: boolean }
  | { readonly at: 'left'; readonly media: JoinMedia }
  | { readonly at: 'gone' };

/** A guest hears no live events: how they stand is asked, at the door and in the call (ms). */
const asksEvery = { door: 2_000, call: 4_000, left: 4_000, gone: false } as const;

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How a guest stands, asked again and again while that may change by itself. */
function useSeat(place: Place, guestId: string) {
  const isIdle = place.at === 'door' && !place.isWaiting;
  const read = useOperation(readGuestSeat, {}, { refetchInterval: isIdle ? false : asksEvery[place.at] });
  const isNobody = isCode(read.error, 'signed_out', 'link_expired');
  const seat = !isNobody && read.data?.guestId === guestId ? read.data : undefined;
  return { seat, isNobody, isIdle, isUnknown: read.isPending, askAgain: read.refetch };
}

/** One visit: at the door, in the call, and when it is over, by whoever's wish. */
export function GuestVisit({
  token,
  invitation,
  isLinkDead,
  recheck,
}: {
  token: string;
  invitation: GuestInvitation & { guestId: string; name: string };
  isLinkDead: boolean;
  /** Reads anew whether the link works. */
  recheck: () => Promise<unknown>;
}) {
  const { t } = useTranslation('guests', { keyPrefix: 'door' });
  const [place, setPlace] = useState<Place>({ at: 'door', isWaiting: false });
  const { seat, isNobody, isIdle, isUnknown, askAgain } = useSeat(place, invitation.guestId);
  // Asked before this page was loaded: they wait on.
  if (isIdle && seat?.state === 'waiting') setPlace({ at: 'door', isWaiting: true });
  const leaving = useCommand(leaveAsGuest, { onDone: () => setPlace({ at: 'gone' }) });
  const isOver = (!isIdle && isNobody) || (isIdle && isLinkDead);
  const end = useEffectEvent(async () => {
    await recheck();
    setPlace({ at: 'gone' });
  });
  useEffect(() => {
    if (isOver) void end();
  }, [isOver]);

  // Let in and removed in one moment: no call is drawn that would stop what the door handed over.
  const orphaned = place.at === 'call' && !seat?.session ? place.media : undefined;
  useEffect(() => {
    orphaned?.camera.track?.stop();
    orphaned?.microphone.track?.stop();
  }, [orphaned]);

  const enter = (media: JoinMedia) => {
    void adjustClock(async () => (await call(readGuestSeat, {})).now).catch(() => undefined);
    setPlace({ at: 'call', media, takesOver: false });
  };

  if (place.at === 'call' && seat?.session) {
    return (
      <Suspense fallback={<PageLoading />}>
        <GuestCall
          guestId={seat.guestId}
          name={seat.name}
          session={seat.session}
          media={place.media}
          takesOver={place.takesOver}
          onLeave={(media) => setPlace({ at: 'left', media })}
          onRefused={() => void askAgain()}
          onRetry={(media, takesOver) => setPlace({ at: 'call', media, takesOver })}
        />
      </Suspense>
    );
  }
  if (place.at === 'left') {
    return (
      <PublicFrame title={t('leftTitle')} lead={t('leftText')}>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" size="lg" onPress={() => enter({ ...place.media })}>
            {t('rejoin')}
          </Button>
          <Button size="lg" isPending={leaving.isPending} onPress={() => leaving.mutate({})}>
            {t('leave')}
          </Button>
        </div>
      </PublicFrame>
    );
  }
  if (isOver && place.at !== 'gone') return <PageLoading />;
  if (place.at !== 'door') {
    return (
      <PublicFrame title={t('gone.title')} lead={t(isLinkDead ? 'gone.text' : 'gone.elsewhere')}>
        {!isLinkDead && (
          <div>
            <Button onPress={() => setPlace({ at: 'door', isWaiting: false })}>{t('gone.again')}</Button>
          </div>
        )}
      </PublicFrame>
    );
  }
  const { title, mentor, mentee, startsAt, minutes } = invitation;
  return (
    <PublicFrame
      title={title}
      lead={
        <>
          {t('lead', { mentor, mentee })}{' '}
          <span className="tabular">
            {formatInstant(startsAt, zone, 'day')}, {formatSpan(startsAt, minutes, zone)}
          </span>
        </>
      }
    >
      {(!isUnknown || place.isWaiting) && (
        <Door
          token={token}
          invitation={invitation}
          seat={seat}
          isWaiting={place.isWaiting}
          onAsked={() => void askAgain().then(() => setPlace({ at: 'door', isWaiting: true }))}
          load={loadCall}
          onEnter={enter}
        />
      )}
    </PublicFrame>
  );
}
