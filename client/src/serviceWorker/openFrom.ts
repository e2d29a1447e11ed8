/** As much as this needs of the worker's `clients`. */
interface Windows {
  matchAll(options: {
    type: 'window';
    includeUncontrolled: true;
  }): Promise<readonly { readonly url: string; focus(): Promise<unknown> }[]>;
  openWindow(url: string): Promise<unknown>;
}

/**
 * Leads from a notice to its page: to the window that shows it already, or to a new one. No window is taken elsewhere,
 * because somebody may be in a call there.
 */
export async function openFrom(data: unknown, origin: string, windows: Windows): Promise<void> {
  const target = targetOf(data, origin);
  const open = await windows.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find(({ url }) => withoutFragment(url) === withoutFragment(target));
  if (there) await there.focus();
  else await windows.openWindow(target);
}

/** An address of ours, whatever the notice says. */
function targetOf(data: unknown, origin: string): string {
  const url = (data as { url?: unknown } | null)?.url;
  const target = typeof url === 'string' && URL.canParse(url, origin) ? new URL(url, origin) : undefined;
  return target?.origin === origin ? target.href : `${origin}/`;
}

const withoutFragment = (url: string): string => url.replace(/#.*$/, '');
