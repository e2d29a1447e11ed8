import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PopoverButton } from '../../../../ui/PopoverButton.tsx';
import { useControlsHidden } from './useControlsHidden.ts';

function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  const isHidden = useControlsHidden(stage, bar, true);
  return (
    <div ref={stage}>
      <section ref={bar}>
        <PopoverButton label="Devices" icon={null}>
          {() => <p>Choices</p>}
        </PopoverButton>
        <button type="button" aria-expanded>
          Panel
        </button>
      </section>
      <output>{isHidden ? 'hidden' : 'shown'}</output>
    </div>
  );
}

const controls = () => screen.getByRole('status', { hidden: true }).textContent;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('the controls give way to the picture, also beside an open panel', () => {
  render(<Stage />);
  act(() => vi.advanceTimersByTime(4_000));
  expect(controls()).toBe('hidden');
});

test('the controls stay for as long as a menu of theirs is open', () => {
  render(<Stage />);
  fireEvent.click(screen.getByRole('button', { name: 'Devices' }));
  act(() => vi.advanceTimersByTime(9_000));
  expect(controls()).toBe('shown');
});
