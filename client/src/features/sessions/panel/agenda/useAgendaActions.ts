import { type AgendaItem, setDone, startItem, stopRunning } from '@rapport/shared/sessions/agendaDocument';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { serverNow } from '../../../../platform/time/serverClock.ts';
import { announce } from '../../../../ui/announce.ts';
import { addItem, moveItem, removeItem, restoreItem } from './agendaCommands.ts';

/** What was removed last, and the place it stood at. */
export interface Removed {
  readonly item: AgendaItem;
  readonly place: number;
}

export interface AgendaActions {
  readonly add: (title: string) => void;
  readonly move: (item: AgendaItem, place: number, focusOn?: string) => void;
  readonly remove: (item: AgendaItem, place: number) => void;
  readonly removed: Removed | undefined;
  readonly restore: () => void;
  readonly start: (id: string) => void;
  readonly stop: () => void;
  readonly setDone: (id: string, done: boolean) => void;
  /** The element that holds the list: where the focus is looked for after a change. */
  readonly listRef: (element: HTMLElement | null) => void;
}

/** What a person does to the agenda, with the words for it and the focus where it belongs afterwards. */
export function useAgendaActions(doc: Y.Doc, count: number): AgendaActions {
  const { t } = useTranslation('panel');
  const list = useRef<HTMLElement | null>(null);
  const focusNext = useRef<string | undefined>(undefined);
  const [removed, setRemoved] = useState<Removed>();

  // After every change of the page: a row that moved or went has taken the focus with it.
  useEffect(() => {
    if (!focusNext.current) return;
    const wanted = list.current?.querySelector<HTMLElement>(focusNext.current);
    focusNext.current = undefined;
    wanted?.focus();
  });

  const nameOf = (item: AgendaItem) => item.title || t('agenda.untitled');
  return {
    add: (title) => {
      addItem(doc, { title, minutes: 10, lead: 'both', kind: 'topic' });
      announce(t('agenda.added', { title }));
    },
    move: (item, place, focusOn = 'handle') => {
      focusNext.current = `[data-item="${item.id}"] [data-part="${focusOn}"]`;
      moveItem(doc, item.id, place);
      announce(t('agenda.moved', { title: nameOf(item), place: String(place + 1), count: count }));
    },
    remove: (item, place) => {
      const gone = removeItem(doc, item.id, serverNow());
      if (!gone) return;
      focusNext.current = '[data-part="undo"]';
      setRemoved({ item: gone, place });
      announce(t('agenda.removed', { title: nameOf(item) }));
    },
    removed,
    restore: () => {
      if (!removed) return;
      focusNext.current = `[data-item="${removed.item.id}"] [data-part="details"]`;
      restoreItem(doc, removed.item);
      setRemoved(undefined);
      announce(t('agenda.restored', { title: nameOf(removed.item) }));
    },
    start: (id) => startItem(doc, id, serverNow()),
    stop: () => stopRunning(doc, serverNow()),
    setDone: (id, done) => setDone(doc, id, done, serverNow()),
    listRef: (element) => {
      list.current = element;
    },
  };
}
