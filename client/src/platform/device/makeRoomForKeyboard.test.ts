import { expect, it } from 'vitest';
import { makeRoomForKeyboard } from './makeRoomForKeyboard.ts';

/** Stands for a phone whose keyboard lies over the page: no test has one. */
function phone() {
  const viewport = Object.assign(new EventTarget(), { height: 844, offsetTop: 0, scale: 1 });
  const scrolled: number[] = [];
  const screen = {
    innerHeight: 844,
    visualViewport: viewport,
    scrollTo: (_x: number, y: number) => void scrolled.push(y),
  };
  const root = document.createElement('div');
  const change = (news: Partial<{ height: number; offsetTop: number; scale: number }>) => {
    Object.assign(viewport, news);
    viewport.dispatchEvent(new Event('resize'));
  };
  const room = () => root.style.getPropertyValue('--keyboard');
  return { root, screen, scrolled, change, room };
}

it('says how much the keyboard covers, for as long as it is there', () => {
  const { root, screen, scrolled, change, room } = phone();
  const end = makeRoomForKeyboard(root, screen);
  expect(room()).toBe('');
  change({ height: 508, offsetTop: 120 });
  expect(room()).toBe('336px');
  expect(scrolled).toEqual([0]);
  change({ height: 844, offsetTop: 0 });
  expect(room()).toBe('');
  change({ height: 508 });
  end();
  expect(room()).toBe('');
  change({ height: 400 });
  expect(room()).toBe('');
});

it('takes neither a zoom nor a bar of the browser for a keyboard', () => {
  const { root, screen, change, room } = phone();
  makeRoomForKeyboard(root, screen);
  change({ height: 422, scale: 2 });
  expect(room()).toBe('');
  change({ height: 790, scale: 1 });
  expect(room()).toBe('');
});

it('does without where the browser tells nothing of it', () => {
  const { root, screen } = phone();
  expect(() => makeRoomForKeyboard(root, { ...screen, visualViewport: null })()).not.toThrow();
});
