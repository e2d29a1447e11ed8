import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { renderPage } from '../../../../testing/renderPage.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { SheetHeight } from './sheetHeight.ts';

/** A sheet over a stage of 800 px, and a finger on its handle; `at` is in ms. */
async function sheet(height: SheetHeight) {
  const onHeight = vi.fn();
  await renderPage(
    <PanelFrame layout={{ kind: 'sheet', height, room: 800, foot: 0, onHeight }}>Notes</PanelFrame>,
    { texts: ['call'] },
  );
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const handle = Object.assign(screen.getByRole('button'), { setPointerCapture: () => undefined });
  const finger = (kind: 'pointerDown' | 'pointerMove' | 'pointerUp', clientY: number, at: number) => {
    const event = createEvent[kind](handle, { clientY });
    Object.defineProperty(event, 'timeStamp', { value: at });
    fireEvent(handle, event);
  };
  return { handle, finger, onHeight };
}

/** A busy page: nothing is drawn before all of it has happened. */
const undrawn = act;

test('a slow drag whose last moves are not drawn yet is no flick', async () => {
  const { finger, onHeight } = await sheet('full');
  finger('pointerDown', 0, 1);
  finger('pointerMove', 640, 2_001);
  undrawn(() => {
    finger('pointerMove', 670, 2_101);
    finger('pointerMove', 700, 2_201);
    finger('pointerUp', 700, 2_202);
  });
  expect(onHeight.mock.calls).toEqual([['peek']]);
});

test('the sheet comes to rest where it was let go, drawn there or not', async () => {
  const { finger, onHeight } = await sheet('full');
  finger('pointerDown', 0, 1);
  finger('pointerMove', 340, 2_001);
  undrawn(() => {
    finger('pointerMove', 700, 4_001);
    finger('pointerUp', 700, 4_002);
  });
  expect(onHeight.mock.calls).toEqual([['peek']]);
});

test('the click after a drag is no press, even where nothing of the drag was drawn', async () => {
  const { handle, finger, onHeight } = await sheet('full');
  undrawn(() => {
    finger('pointerDown', 0, 1);
    finger('pointerMove', 350, 2_001);
    finger('pointerUp', 350, 2_002);
    fireEvent.click(handle);
  });
  expect(onHeight.mock.calls).toEqual([['half']]);
  act(() => void vi.runAllTimers());
  fireEvent.click(handle);
  expect(onHeight.mock.calls).toEqual([['half'], ['peek']]);
});
