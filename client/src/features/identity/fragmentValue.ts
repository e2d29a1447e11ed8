/** What a link carries after its `#`, plain or as `#code=...`; the part of an address that no server sees or logs. */
export function fragmentValue(hash: string): string {
  return hash.replace(/^#/, '').replace(/^(code|token)=/, '');
}
