import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '../testing/renderPage.tsx';
import { announce } from './announce.ts';
import { Dialog } from './Dialog.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { ToastRegion } from './ToastRegion.tsx';
import { toast } from './toast.ts';

test('what is said while a dialog is open is heard', async () => {
  await renderPage(
    <main>
      <p>The page</p>
      <LiveRegion />
      <ToastRegion label="Notices" closeLabel="Close" />
      <Dialog title="Question" isOpen onOpenChange={() => undefined} closeLabel="Close">
        Words
      </Dialog>
    </main>,
  );
  act(() => {
    announce('Jonas has left.');
    toast('Saved.');
  });
  expect(isHeard(screen.getByText('The page'))).toBe(false);
  expect(isHeard(screen.getByText('Jonas has left.'))).toBe(true);
  expect(isHeard(screen.getByText('Saved.'))).toBe(true);
});

/** `inert` is asked as a property: jsdom has no attribute for it. */
function isHeard(element: HTMLElement | null): boolean {
  if (!element) return true;
  return !element.inert && element.ariaHidden !== 'true' && isHeard(element.parentElement);
}
