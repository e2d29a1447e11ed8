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
  return [...days].map(([date, slots]) => ({ date, slots }));
}

/** So many of them, those that are nearest to an instant (ms), earliest first. @param items as for `daysWithSlots` */
export function nearest(items: readonly string[], to: number, most: number): number[] {
  return items
    .map((item) => Date.parse(item))
    .sort((a, b) => Math.abs(a - to) - Math.abs(b - to))
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** So many of them, from the first to the last, as far from each other as can be; full hours where there are enough. */
export function spread(slots: readonly number[], most: number): number[] {
  const hour = 60 * 60_000;
  const full = slots.filter((at) => (at - (slots[0] ?? 0)) % hour === 0);
  const among = full.length >= most ? full : slots;
  if (among.length <= most) return [...among];
  const places = Array.from({ length: most }, (_, n) => Math.round((n * (among.length - 1)) / (most - 1)));
  return places.flatMap((place) => among[place] ?? []);
}
