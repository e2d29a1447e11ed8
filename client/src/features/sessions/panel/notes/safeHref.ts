const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address as it may stand in a link; undefined for anything that could run code or is no whole address. */
export function safeHref(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_048) return undefined;
  try {
    const url = new URL(address);
    return allowed.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** What somebody typed as an address, made whole: `example.org`, `ada@example.org`. */
export function typedHref(typed: string): string | undefined {
  const text = typed.trim();
  if (!text || /\s/.test(text)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return safeHref(text);
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return safeHref(`mailto:${text}`);
  return text.includes('.') ? safeHref(`https://${text}`) : undefined;
}
