import type { GuestView } from '@rapport/shared/sessions/guests.api';

/** What a guest needs of one of the two now. */
export type GuestNeed =
  | { readonly kind: 'answer'; readonly guest: GuestView }
  | {
      readonly kind: 'admission';
      readonly guest: GuestView;
      readonly asking: NonNullable<GuestView['asking']>;
    };

/** Who waits at the door first: somebody stands there; then whom the other one would like to come. */
export function guestNeeds(guests: readonly GuestView[], viewerId: string): GuestNeed[] {
  const admissions = guests.flatMap((guest): GuestNeed[] => {
    const { asking, state } = guest;
    return state === 'accepted' && asking && !asking.isRefused ? [{ kind: 'admission', guest, asking }] : [];
  });
  const answers = guests.flatMap((guest): GuestNeed[] =>
    guest.state === 'asked' && guest.invitedBy !== viewerId ? [{ kind: 'answer', guest }] : [],
  );
  return [...admissions, ...answers];
}
