import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that is given out of IPv6 so far; mapped, translated, local and multicast addresses lie outside. */
const given = ipaddr.IPv6.parseCIDR('2000::/3');

/** Parts of the public ranges that are set apart, by the registries of special-purpose addresses, and one cloud's host. */
const apart4 = [
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '168.63.129.16/32',
].map((range) => ipaddr.IPv4.parseCIDR(range));
const apart6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);

/** Whether an address is one of the public network: no way into this machine, its neighbours or its provider. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4
    ? !apart4.some((range) => parsed.match(range))
    : parsed.match(given) && !apart6.some((range) => parsed.match(range));
}
