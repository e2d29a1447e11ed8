import { act, fireEvent, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderPage } from '../testing/renderPage.tsx';
import { later, MissingLine, MissingPopup } from './later.tsx';
import { ToastRegion } from './ToastRegion.tsx';

const Words = ({ words }: { words: string }) => <p>{words}</p>;
const Box = (_: { onClose: () => void }) => <p>The box</p>;

/** A network that may be away. */
function network() {
  const state = { isAway: true, asked: 0 };
  const load =
    <Part,>(part: Part) =>
    async () => {
      state.asked++;
      if (state.isAway) throw new TypeError('Failed to fetch dynamically imported module');
      return part;
    };
  return { state, load };
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

describe('a part whose code cannot be had', () => {
  it('takes nothing around it away, and is asked for again at a press', async () => {
    const { state, load } = network();
    const Part = later(load(Words), MissingLine);
    await renderPage(
      <>
        <p>The call</p>
        <Suspense fallback={null}>
          <Part words="There" />
        </Suspense>
      </>,
    );
    const again = () => screen.findByRole('button', { name: 'Try again' });
    fireEvent.click(await again());
    await vi.waitFor(() => expect(state.asked).toBe(2));
    screen.getByText('The call');
    state.isAway = false;
    fireEvent.click(await again());
    await screen.findByText('There');
  });

  it('comes by itself once it can be had, where nobody asked for it', async () => {
    const { state, load } = network();
    const Part = later(load(Words));
    vi.useFakeTimers();
    try {
      await renderPage(
        <Suspense fallback={null}>
          <Part words="There" />
        </Suspense>,
      );
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(state.asked).toBe(1);
      state.isAway = false;
      await act(() => vi.advanceTimersByTimeAsync(6_000));
      screen.getByText('There');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is closed and says why, where it would open over the page, and opens at the next press', async () => {
    const { state, load } = network();
    const Popup = later(load(Box), MissingPopup);
    function Opener() {
      const [isOpen, setOpen] = useState(false);
      return (
        <>
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(true)}>
            Open
          </button>
          <Suspense fallback={null}>{isOpen && <Popup onClose={() => setOpen(false)} />}</Suspense>
          <ToastRegion label="Notices" closeLabel="Close" />
        </>
      );
    }
    await renderPage(<Opener />);
    const button = screen.getByRole('button', { name: 'Open' });
    fireEvent.click(button);
    await screen.findByText(/could not be loaded/);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    state.isAway = false;
    fireEvent.click(button);
    await screen.findByText('The box');
  });
});
