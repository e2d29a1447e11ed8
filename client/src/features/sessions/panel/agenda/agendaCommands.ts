import {
  type AgendaItem,
  itemMap,
  type NewItem,
  putItem,
  readAgenda,
  readRunning,
  roots,
  stopRunning,
} from '@rapport/shared/sessions/agendaDocument';
import { positionAt } from '@rapport/shared/sessions/position';
import * as Y from 'yjs';

/** Adds an item where a person expects it: at the end, but before the next steps. Answers its id. */
export function addItem(doc: Y.Doc, item: NewItem, id: string = crypto.randomUUID()): string {
  const items = readAgenda(doc);
  const index = items.at(-1)?.kind === 'next_steps' ? items.length - 1 : items.length;
  const positions = items.map(({ position }) => position);
  doc.transact(() => putItem(doc, id, item, positionAt(positions, index)));
  return id;
}

/** The places that an item can take: behind the review that opens the agenda, which stays where it is. */
export function placesOf(items: readonly Pick<AgendaItem, 'id' | 'kind'>[], id: string) {
  const others = items.filter((item) => item.id !== id);
  const first = others[0]?.kind === 'review' ? 1 : 0;
  return { first, last: others.length, current: items.findIndex((item) => item.id === id) };
}

/** The review opens the agenda and cannot be moved or removed; another one further down can. */
export function isFixed(items: readonly Pick<AgendaItem, 'id' | 'kind'>[], id: string): boolean {
  return items[0]?.id === id && items[0].kind === 'review';
}

/** Moves an item to `index` among all items. Only its own position changes, so that moves of others still stand. */
export function moveItem(doc: Y.Doc, id: string, index: number): void {
  const items = readAgenda(doc);
  if (isFixed(items, id)) return;
  const { first, last, current } = placesOf(items, id);
  const place = Math.min(Math.max(index, first), last);
  if (current === -1 || place === current) return;
  const positions = items.filter((item) => item.id !== id).map(({ position }) => position);
  itemMap(doc, id)?.set('position', positionAt(positions, place));
}

export type ItemPatch = Partial<Pick<AgendaItem, 'minutes' | 'lead' | 'kind'>>;

export function editItem(doc: Y.Doc, id: string, patch: ItemPatch): void {
  const map = itemMap(doc, id);
  if (!map) return;
  doc.transact(() => {
    for (const [name, value] of Object.entries(patch)) if (map.get(name) !== value) map.set(name, value);
  });
}

/** Removes an item and answers what `restoreItem` needs to bring it back; its timer stops. */
export function removeItem(doc: Y.Doc, id: string, now: number): AgendaItem | undefined {
  let removed: AgendaItem | undefined;
  doc.transact(() => {
    if (readRunning(doc)?.item === id) stopRunning(doc, now);
    removed = readAgenda(doc).find((item) => item.id === id);
    doc.getMap(roots.agenda).delete(id);
  });
  return removed;
}

/** Brings a removed item back to its place with all that was written in it. */
export function restoreItem(doc: Y.Doc, item: AgendaItem): void {
  // The other person may have brought it back already, and gone on writing in it.
  if (itemMap(doc, item.id)) return;
  doc.transact(() => {
    putItem(doc, item.id, item, item.position);
    const map = itemMap(doc, item.id);
    const outcome = map?.get('outcome');
    if (outcome instanceof Y.Text) outcome.insert(0, item.outcome);
    map?.set('done', item.done);
    map?.set('spent', item.spent);
  });
}
