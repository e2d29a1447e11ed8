/** The person in an SFU identity, which is `<person>_<device>` and tells no name. */
export function personOf(identity: string): string {
  const end = identity.indexOf('_');
  return end < 0 ? identity : identity.slice(0, end);
}
