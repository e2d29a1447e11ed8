/** The other loopback name of this computer, with the same port: cookies are not shared between the two. */
export function otherLoopback(url: URL): URL | undefined {
  const names: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };
  const name = names[url.hostname];
  if (name === undefined) return undefined;
  const other = new URL(url);
  other.hostname = name;
  return other;
}
