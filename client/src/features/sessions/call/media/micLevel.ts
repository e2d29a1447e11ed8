/** Loudness on a scale where quiet speech is visible (0 to 1). @param rms root mean square of samples, 0 to 1 */
export function micLevel(rms: number): number {
  // -60 dB and below is silence, -10 dB is loud.
  const decibels = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
