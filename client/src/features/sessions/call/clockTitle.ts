import type { ClockReading } from '@rapport/shared/sessions/clock';
import { minute } from '@rapport/shared/sessions/sessionState';

/** What the tab's title says of the time, in whole minutes; undefined while there is nothing to say. */
export function clockTitle(
  reading: ClockReading,
): { key: 'titleStarts' | 'titleLeft' | 'titleOver'; count: number } | undefined {
  if (reading.phase === 'before') return { key: 'titleStarts', count: Math.ceil(-reading.elapsed / minute) };
  if (reading.phase === 'overtime') return { key: 'titleOver', count: Math.floor(reading.overtime / minute) };
  if (reading.remaining <= 10 * minute)
    return { key: 'titleLeft', count: Math.ceil(reading.remaining / minute) };
  return undefined;
}
