/** Where to go after sign-in: a path of our own, or home. Anything that could lead to another origin is not one. */
export function nextPath(next: string | null): string {
  if (!next?.startsWith('/')) return '/';
  const base = 'http://rapport.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined;
  return url?.origin === base ? url.pathname + url.search + url.hash : '/';
}
