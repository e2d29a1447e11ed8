const shape = /^(guest:)?([0-9a-f]{24})_[0-9A-Za-z_-]{6,40}$/;

/** Who takes part, as the SFU knows it: a person on a device, without a name. */
export function participantIdentity(personId: string, device: string): string {
  return `${personId}_${device}`;
}

/**
 * As `participantIdentity`; told apart, so that a guest is never taken for one of the pair. One for each seat, so that
 * nobody fills the room alone.
 */
export function guestIdentity(guestId: string, seatId: string): string {
  return `guest:${participantIdentity(guestId, seatId)}`;
}

/** Who an identity stands for; undefined for one that we did not make. */
export function subjectOfIdentity(identity: string): { id: string; isGuest: boolean } | undefined {
  const [, guest, id] = shape.exec(identity) ?? [];
  return id === undefined ? undefined : { id, isGuest: guest !== undefined };
}

/** The person behind an identity; undefined for a guest, and for one that we did not make. */
export function personOfIdentity(identity: string): string | undefined {
  const subject = subjectOfIdentity(identity);
  return subject && !subject.isGuest ? subject.id : undefined;
}

/** The device in an identity of ours. */
export function deviceOfIdentity(identity: string): string {
  return identity.slice(identity.indexOf('_') + 1);
}
