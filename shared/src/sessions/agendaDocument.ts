import * as Y from 'yjs';
import { z } from 'zod';

/**
 * The shape of a session's Yjs document, for both sides.
 *
 * - `agenda`: Y.Map from item id to a Y.Map with the fields of `AgendaItem`; `title` and `outcome` are Y.Text.
 *   An item's place is its fractional `position`, so that two people reordering at once neither double nor lose one.
 * - `notes`: Y.XmlFragment with the rich text (ProseMirror schema in `client` and `server`).
 * - `meta`: Y.Map with `schema` (number) and `running` ({ item, at }, the item whose timer runs for both).
 */
export const roots = { agenda: 'agenda', notes: 'notes', meta: 'meta' } as const;

export const agendaKind = z.enum(['review', 'topic', 'activity', 'next_steps']);
export type AgendaKind = z.output<typeof agendaKind>;
export const agendaLead = z.enum(['mentor', 'mentee', 'both']);
export type AgendaLead = z.output<typeof agendaLead>;

/** An item as read from the document. `spent` is what its timer has counted in ms, without a running stretch. */
export const agendaItem = z.object({
  id: z.string(),
  title: z.string(),
  minutes: z.number().int().min(0).max(480),
  lead: agendaLead,
  kind: agendaKind,
  outcome: z.string(),
  position: z.string(),
  done: z.boolean(),
  spent: z.number().int().min(0),
});
export type AgendaItem = z.output<typeof agendaItem>;

export interface RunningItem {
  readonly item: string;
  /** Server time in ms at which the timer was started. */
  readonly at: number;
}

/** Items in their order; malformed ones (another schema, a hostile peer) are left out. */
export function readAgenda(doc: Y.Doc): AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const [id, value] of doc.getMap(roots.agenda).entries()) {
    if (!(value instanceof Y.Map)) continue;
    const parsed = agendaItem.safeParse({
      ...Object.fromEntries(value.entries()),
      id,
      title: String(value.get('title') ?? ''),
      outcome: String(value.get('outcome') ?? ''),
    });
    if (parsed.success) items.push(parsed.data);
  }
  return items.sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function readRunning(doc: Y.Doc): RunningItem | undefined {
  const running = doc.getMap(roots.meta).get('running') as RunningItem | null | undefined;
  return running && typeof running.item === 'string' && typeof running.at === 'number' ? running : undefined;
}

export type NewItem = Pick<AgendaItem, 'title' | 'minutes' | 'lead' | 'kind'>;

/** Puts a new item at `position`; returns its id. */
export function putItem(doc: Y.Doc, id: string, item: NewItem, position: string): string {
  const map = new Y.Map<unknown>();
  map.set('title', new Y.Text(item.title));
  map.set('outcome', new Y.Text());
  map.set('minutes', item.minutes);
  map.set('lead', item.lead);
  map.set('kind', item.kind);
  map.set('position', position);
  map.set('done', false);
  map.set('spent', 0);
  doc.getMap(roots.agenda).set(id, map);
  return id;
}

/** The live map of an item, to edit; undefined when it is gone. */
export function itemMap(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const value = doc.getMap(roots.agenda).get(id);
  return value instanceof Y.Map ? (value as Y.Map<unknown>) : undefined;
}

/** Starts the timer of an item, for both; what ran before is stopped and counted. */
export function startItem(doc: Y.Doc, id: string, now: number): void {
  doc.transact(() => {
    stopRunning(doc, now);
    if (itemMap(doc, id)) doc.getMap(roots.meta).set('running', { item: id, at: now });
  });
}

/** Stops the running timer and adds its stretch to the item's `spent`. */
export function stopRunning(doc: Y.Doc, now: number): void {
  const running = readRunning(doc);
  if (!running) return;
  doc.transact(() => {
    const map = itemMap(doc, running.item);
    const spent = map?.get('spent');
    map?.set('spent', (typeof spent === 'number' ? spent : 0) + Math.max(0, Math.round(now - running.at)));
    doc.getMap(roots.meta).set('running', null);
  });
}

/** Marks an item done or not; a done item's timer stops. */
export function setDone(doc: Y.Doc, id: string, done: boolean, now: number): void {
  doc.transact(() => {
    if (done && readRunning(doc)?.item === id) stopRunning(doc, now);
    itemMap(doc, id)?.set('done', done);
  });
}
