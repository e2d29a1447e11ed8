import { closeCode, finalCloseCodes } from '@rapport/shared/collab/protocol';

/** Waits (ms), by how often it has failed in a row. A server that starts again answers quickly. */
const waits = [200, 400, 1_000, 2_500, 5_000] as const;
/** After a refusal that asks for patience, or a frame that the server did not understand. */
const patient = 15_000;
const impatientCodes: ReadonlySet<number> = new Set([closeCode.tooMany, closeCode.malformed]);

/** True when the server does not want this connection back. */
export const isFinal = (code: number): boolean => finalCloseCodes.has(code);

/** How long to wait before the next try (ms). @param random in [0, 1): a server's clients must not all come at once */
export function reconnectDelay(failures: number, code: number, random: number): number {
  const wait = impatientCodes.has(code) ? patient : (waits[Math.min(failures, waits.length) - 1] ?? waits[0]);
  return wait * (0.5 + random / 2);
}
