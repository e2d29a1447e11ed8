import type { Shell } from './Shell.ts';

/** Addresses that are no pages, though a browser may be led to them: files to download, probes, the wires. */
const noPages = /^\/(api|assets|calendar|collab|socket\.io|rtc|healthz|readyz)(\/|$)/;

/**
 * - `page`: asked of the network, and taken from the shell where that does not answer.
 * - `file`: taken from the shell.
 * - undefined: none of our business.
 */
export type Way = 'page' | 'file' | undefined;

/** What the worker does about a request. */
export function wayOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
  { files }: Pick<Shell, 'files'>,
): Way {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin) return undefined;
  // Files of the build before are kept, too.
  if (pathname.startsWith('/assets/') || files.includes(pathname)) return 'file';
  return mode === 'navigate' && !noPages.test(pathname) ? 'page' : undefined;
}
