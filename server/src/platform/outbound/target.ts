import { OutboundError } from './OutboundError.ts';

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** @throws OutboundError address, for what is no http(s) address or carries credentials */
export function targetOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new OutboundError('address');
  const url = new URL(text, base);
  if (!(url.protocol in defaultPorts) || url.hostname === '' || url.username || url.password) {
    throw new OutboundError('address');
  }
  return url;
}

/** Where a redirect leads to. @throws OutboundError redirects, also for one that gives up encryption */
export function redirectTarget(from: URL, location: string): URL {
  let target: URL;
  try {
    target = targetOf(location, from);
  } catch (cause) {
    throw new OutboundError('redirects', { cause });
  }
  if (from.protocol === 'https:' && target.protocol !== 'https:') throw new OutboundError('redirects');
  return target;
}

export const portOf = ({ port, protocol }: URL): number => Number(port) || (defaultPorts[protocol] ?? 0);

/** Without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
