import { BlockList, isIP } from 'node:net';

const own = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  own.addSubnet(net, bits, 'ipv4');
}
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');

/** Names that only this machine or its own network resolves (RFC 6761, 6762, 8375 and the private use of `internal`). */
const ownName = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/**
 * Whether people can reach this address themselves, as far as it tells: a name of the public DNS, or a public number.
 * A name without a dot is one of a private network, like a service's in a compose file.
 */
export function isOutside(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  if (version !== 0) return !own.check(host, version === 4 ? 'ipv4' : 'ipv6');
  return host.includes('.') && !ownName.test(host);
}
