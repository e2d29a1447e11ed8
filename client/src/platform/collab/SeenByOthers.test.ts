import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { SeenByOthers } from './SeenByOthers.ts';

/** A page of a person, joined to the others as by the server. */
class TestPage {
  readonly awareness = new Awareness(new Y.Doc());
  readonly watch: SeenByOthers;
  isSeen = false;

  constructor(personId: string, isGuest: boolean) {
    this.awareness.setLocalState({ user: { id: personId, ...(isGuest && { guest: true }) } });
    this.watch = new SeenByOthers({
      awareness: this.awareness,
      personId,
      tell: (isSeen) => {
        this.isSeen = isSeen;
      },
    });
  }

  end(): void {
    this.watch.end();
    this.awareness.destroy();
  }
}

let pages: TestPage[] = [];

function open(personId: string, isGuest = false): TestPage {
  const page = new TestPage(personId, isGuest);
  for (const other of pages) {
    join(page, other);
    join(other, page);
  }
  pages.push(page);
  return page;
}

function join({ awareness: from }: TestPage, { awareness: to }: TestPage): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'joined');
  from.on('update', (_change: unknown, origin: unknown) => {
    if (origin === 'local') applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'relayed');
  });
}

function look(visibility: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  look('visible');
});
afterEach(() => {
  for (const page of pages) page.end();
  pages = [];
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('what was saved is seen when a page of another person says so, until something more is written', () => {
  const [ada, ben] = [open('ada'), open('ben')];
  ben.watch.synced(true);
  ada.watch.changed();
  ada.watch.saved();
  expect(ada.isSeen).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(ada.isSeen).toBe(true);
  ada.watch.changed();
  expect(ada.isSeen).toBe(false);
});

test('another page of the same person is not somebody else', () => {
  const [ada, tablet] = [open('ada'), open('ada')];
  tablet.watch.synced(true);
  ada.watch.saved();
  vi.advanceTimersByTime(1_000);
  expect(ada.isSeen).toBe(false);
});

test('that a guest has read it says nothing of the other one of the pair', () => {
  const [ada, guest] = [open('ada'), open('ida', true)];
  guest.watch.synced(true);
  ada.watch.saved();
  vi.advanceTimersByTime(1_000);
  expect(ada.isSeen).toBe(false);
});

test('a page that has not caught up does not vouch for what it lacks', () => {
  const [ada, ben] = [open('ada'), open('ben')];
  ada.watch.saved();
  vi.advanceTimersByTime(1_000);
  expect(ada.isSeen).toBe(false);
  ben.watch.synced(true);
  expect(ada.isSeen).toBe(true);
});

test('a page that nobody looks at sees nothing, until somebody does', () => {
  const [ada, ben] = [open('ada'), open('ben')];
  ben.watch.synced(true);
  look('hidden');
  ada.watch.saved();
  vi.advanceTimersByTime(1_000);
  expect(ada.isSeen).toBe(false);
  look('visible');
  expect(ada.isSeen).toBe(true);
});

test('what is written while it waits to be shown as saved is not vouched for', () => {
  const [ada, ben] = [open('ada'), open('ben')];
  ben.watch.synced(true);
  ada.watch.saved();
  vi.advanceTimersByTime(500);
  ada.watch.changed();
  vi.advanceTimersByTime(5_000);
  expect(ada.isSeen).toBe(false);
});
