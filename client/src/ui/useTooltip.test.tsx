import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IconButton } from './IconButton.tsx';
import { hideTooltip } from './useTooltip.ts';

const shown = new Set<string | null>();

beforeEach(() => {
  vi.useFakeTimers();
  shown.clear();
  // The test's page knows no top layer.
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      shown.add(this.textContent);
    },
    hidePopover(this: HTMLElement) {
      shown.delete(this.textContent);
    },
  });
  render(
    <>
      <IconButton label="Devices" icon={null} />
      <IconButton label="View" icon={null} />
      <input aria-label="In a dialog" />
    </>,
  );
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const button = (name: string) => screen.getByRole('button', { name });

function tabTo(name: string): void {
  act(() => button(name).focus());
  fireEvent.keyUp(button(name), { key: 'Tab' });
}

function hover(name: string, isStill = true): void {
  const target = button(name);
  const matches = target.matches.bind(target);
  vi.spyOn(target, 'matches').mockImplementation((selector) =>
    selector === ':hover' ? isStill : matches(selector),
  );
  fireEvent.pointerEnter(target, { pointerType: 'mouse' });
  act(() => vi.advanceTimersByTime(500));
}

test('the keyboard’s moving shows it; the focus that a closed dialog gives back does not', () => {
  act(() => button('Devices').focus());
  fireEvent.keyUp(button('Devices'), { key: 'Escape' });
  expect([...shown]).toEqual([]);
  tabTo('View');
  expect([...shown]).toEqual(['View']);
});

test('one is shown at a time', () => {
  tabTo('Devices');
  hover('View');
  expect([...shown]).toEqual(['View']);
});

test.each([
  ['another place takes the focus', () => act(() => screen.getByLabelText('In a dialog').focus())],
  ['the window changes its size', () => fireEvent(window, new Event('resize'))],
  ['a key is pressed', () => fireEvent.keyDown(button('View'), { key: 'Escape' })],
  ['the pointer has gone', () => fireEvent.pointerLeave(button('View'))],
  ['its button is put out of sight', () => act(hideTooltip)],
])('it goes when %s', (_when, happen) => {
  hover('View');
  expect([...shown]).toEqual(['View']);
  happen();
  expect([...shown]).toEqual([]);
});

test('none comes where the pointer has gone unseen', () => {
  hover('View', false);
  expect([...shown]).toEqual([]);
});
