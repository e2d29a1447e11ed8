import type { Speeches } from './speeches.ts';

/** Who is heard for this long becomes large, once who was large has been silent for as long (ms). */
export const calm = 2_000;

/**
 * Who becomes large next by speaking, and when (ms), unless something is heard before that. Nobody while who is large
 * speaks, or nobody does: people who talk across each other, or by turns in a few words, move nothing.
 * @param large who is large now
 * @param faces who can be; oneself is not among them
 */
export function nextLarge(
  speeches: Speeches,
  large: string | undefined,
  faces: readonly string[],
): { id: string; at: number } | undefined {
  const isSpeaking = (id: string) => speeches.get(id)?.until === Number.POSITIVE_INFINITY;
  if (large !== undefined && isSpeaking(large)) return undefined;
  const silentSince = speeches.get(large ?? '')?.until ?? Number.NEGATIVE_INFINITY;
  const [first] = faces
    .filter(isSpeaking)
    .map((id) => ({ id, from: speeches.get(id)?.from ?? 0 }))
    .sort((a, b) => a.from - b.from);
  return first && { id: first.id, at: Math.max(first.from, silentSince) + calm };
}
