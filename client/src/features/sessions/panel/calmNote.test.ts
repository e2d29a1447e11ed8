import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveState } from '../../../platform/collab/saveState.ts';
import { calmAfter, calmNoteOf } from './calmNote.ts';
import type { DocumentStanding } from './panelDocument.ts';

const online: DocumentStanding = {
  connection: 'online',
  refusedBecause: undefined,
  loaded: true,
  save: 'saved',
  seen: false,
  rights: 'write',
  readOnlyBecause: undefined,
  behind: false,
};

describe('what the save line shows', () => {
  const listeners = new Set<() => void>();
  let standing = online;
  let shown: string[] = [];
  const document = {
    getSnapshot: () => standing,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const become = (save: SaveState) => {
    standing = { ...standing, save };
    for (const listener of listeners) listener();
  };
  const watch = () => {
    const note = calmNoteOf(document);
    return { note, stop: note.subscribe(() => shown.push(note.get())) };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    standing = online;
    shown = [];
  });

  afterEach(() => {
    listeners.clear();
    vi.useRealTimers();
  });

  it('stands still while letters come one after the other, and says that they are saved when that lasts', () => {
    watch();
    for (let letter = 0; letter < 20; letter++) {
      become('saving');
      become('saved');
      vi.advanceTimersByTime(calmAfter - 1);
    }
    expect(shown).toEqual(['saving']);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(['saving', 'saved']);
  });

  it('says at once whatever is worse than saved', () => {
    watch();
    become('late');
    become('window');
    become('device');
    expect(shown).toEqual(['late', 'window', 'device']);
  });

  it('is never saved while something is not, however long', () => {
    watch();
    become('saving');
    become('saved');
    become('saving');
    vi.advanceTimersByTime(60_000);
    expect(shown).toEqual(['saving']);
  });

  it('knows what has happened while nobody looked', () => {
    const { note, stop } = watch();
    stop();
    become('window');
    note.subscribe(() => undefined);
    expect(note.get()).toBe('window');
  });
});
