const shape = /^([0-9a-f]{24})_[0-9A-Za-z_-]{6,40}$/;

/** Who takes part, as the SFU knows it: a person on a device, without a name. */
export function participantIdentity(personId: string, device: string): string {
  return `${personId}_${device}`;
}

/** The person behind an identity; undefined for one that we did not make. */
export function personOfIdentity(identity: string): string | undefined {
  return shape.exec(identity)?.[1];
}
