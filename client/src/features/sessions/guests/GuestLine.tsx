import type { PersonSummary } from '@rapport/shared/identity/identity.api';
import type { GuestView } from '@rapport/shared/sessions/guests.api';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import type { GuestDoing } from './useGuests.ts';

interface GuestLineProps {
  guest: GuestView;
  other: PersonSummary;
  viewerId: string;
  doing: GuestDoing;
}

/** One guest: how they stand, what can be done now, and their link while it works. */
export function GuestLine({ guest, other, viewerId, doing }: GuestLineProps) {
  const { t } = useTranslation('guests');
  const { name, asking, path, state } = guest;
  const stands = useStanding(guest, other.name, viewerId);
  const isOpen = state === 'asked' || state === 'accepted';
  const mayAnswer = state === 'asked' && guest.invitedBy !== viewerId;
  return (
    <li className="flex flex-col gap-3 py-4 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className={isOpen ? 'break-words font-medium' : 'break-words text-muted'}>{name}</p>
          <p className="text-muted text-sm">{stands}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayAnswer && (
            <>
              <Button
                size="sm"
                isPending={doing.isBusy}
                aria-label={t('declineNamed', { name })}
                onPress={() => doing.answer(guest, false)}
              >
                {t('decline')}
              </Button>
              <Button
                size="sm"
                variant="primary"
                isPending={doing.isBusy}
                aria-label={t('acceptNamed', { name })}
                onPress={() => doing.answer(guest, true)}
              >
                {t('accept')}
              </Button>
            </>
          )}
          {asking && (
            <Button
              size="sm"
              variant="primary"
              isPending={doing.isBusy}
              aria-label={t('admitNamed', { name: asking.name })}
              onPress={() => doing.admit(guest, asking.id, true)}
            >
              {t('admit')}
            </Button>
          )}
          {isOpen && !mayAnswer && (
            <Button
              size="sm"
              isPending={doing.isBusy}
              aria-label={t(state === 'asked' ? 'withdrawNamed' : 'removeNamed', { name })}
              onPress={() => doing.remove(guest)}
            >
              {t(state === 'asked' ? 'withdraw' : 'remove')}
            </Button>
          )}
        </div>
      </div>
      {path && (
        <div className="flex flex-col gap-1.5">
          <CopyField
            label={t('link', { name })}
            value={new URL(path, window.location.origin).href}
            copyLabel={t('copy', { ns: 'common' })}
            copiedLabel={t('copied', { ns: 'common' })}
          />
          <p className="text-muted text-sm">{t('linkHint', { name })}</p>
        </div>
      )}
    </li>
  );
}

/** In words; the name that a guest gave themselves is told where it is another one. */
function useStanding(guest: GuestView, other: string, viewerId: string): string {
  const { t } = useTranslation('guests');
  const { state, asking, seated, name } = guest;
  if (state === 'asked')
    return t(guest.invitedBy === viewerId ? 'state.asked' : 'state.askedYou', { name: other });
  if (asking?.isRefused) return t('state.refused');
  if (asking) return asking.name === name ? t('state.waiting') : t('state.waitingAs', { name: asking.name });
  if (seated) return seated.name === name ? t('state.seated') : t('state.seatedAs', { name: seated.name });
  return t(`state.${state}`);
}
