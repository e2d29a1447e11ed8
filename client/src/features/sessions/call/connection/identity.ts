const guest = 'guest:';

/** Who is in an SFU identity, which is `<person>_<device>`, or `guest:<guest>_<device>`, and tells no name. */
export function personOf(identity: string): string {
  const subject = identity.startsWith(guest) ? identity.slice(guest.length) : identity;
  const end = subject.indexOf('_');
  return end < 0 ? subject : subject.slice(0, end);
}
