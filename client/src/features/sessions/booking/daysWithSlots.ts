import { dateIn } from '../../../platform/i18n/format.ts';

export interface DayWithSlots {
  /** `2026-03-29` in the viewer's zone. */
  readonly date: string;
  /** Instants (ms), earliest first. */
  readonly slots: readonly number[];
}

/** Starts by the day on which they are in `zone`, in their order. @param items instants as the server writes them */
export function daysWithSlots(items: readonly string[], zone: string): DayWithSlots[] {
  const days = new Map<string, number[]>();
  for (const startsAt of items.map((item) => Date.parse(item))) {
    const date = dateIn(zone, startsAt);
    days.set(date, [...(days.get(date) ?? []), startsAt]);
  }
  return [...days].map(([date, slots]) => ({ date, slots: spread(slots) }));
}

/** Full hours before half ones, so that the few that are shown are far from each other; in their order again. */
function spread(slots: readonly number[]): number[] {
  const hour = 60 * 60_000;
  const first = slots[0] ?? 0;
  const full = slots.filter((at) => (at - first) % hour === 0);
  return full.length >= 4 ? full : [...slots];
}
