import type { AgendaItem } from '@rapport/shared/sessions/agendaDocument';

/** Items that were over at one reading of the agenda, with the time that each had taken then (ms). */
export type OverItems = ReadonlyMap<string, number>;

type Item = Pick<AgendaItem, 'id' | 'done' | 'spent'>;

/** An item is over when it is done, or when its timer has run and stands still. */
export function overItems(agenda: readonly Item[], runningId: string | undefined): OverItems {
  const over = agenda.filter(({ id, done, spent }) => id !== runningId && (done || spent > 0));
  return new Map(over.map(({ id, spent }) => [id, spent]));
}

/** What has ended between two readings. Ticking off what had been stopped before is no second end. */
export function endedBetween(before: OverItems, after: OverItems): string[] {
  return [...after].filter(([id, spent]) => spent > (before.get(id) ?? -1)).map(([id]) => id);
}
