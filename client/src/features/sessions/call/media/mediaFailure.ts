/**
 * Why a camera or microphone does not run, one word per way out.
 * - `denied`: the person or the system said no.
 * - `missing`: there is no such device.
 * - `busy`: another program holds it.
 * - `insecure`: the page came without TLS, so the browser offers no devices at all.
 */
export type DeviceFailure = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';
/** As above; `unhidden` and `slow`: the camera would run, but the background that the person hides would be seen. */
export type MediaFailure = DeviceFailure | 'unhidden' | 'slow';

const names: Record<string, MediaFailure> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  TrackStartError: 'busy',
  DeviceUnsupportedError: 'insecure',
  BackgroundError: 'unhidden',
};

/** Puts a browser's refusal of a device into one of our words. */
export function mediaFailureOf(error: unknown): MediaFailure {
  // Not by its class: some browsers throw things of these names that are no Error.
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  return names[name] ?? 'failed';
}
