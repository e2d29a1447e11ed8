/** At most this many words of a text are searched for. */
const most = 24;

/**
 * The words of a text as they are compared in searches: lower case, without accents, each once.
 * `Überblick: Goals & goals` gives `uberblick goals`.
 */
export function searchTokens(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean))].slice(0, most);
}
