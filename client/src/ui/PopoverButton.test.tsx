import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '../testing/renderPage.tsx';
import { PopoverButton } from './PopoverButton.tsx';
import { ToastRegion } from './ToastRegion.tsx';

vi.mock('./PopoverPanel.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

it('a popover whose code cannot be had takes nothing away: it is closed again, and says why', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await renderPage(
    <>
      <p>The call</p>
      <PopoverButton label="Devices" icon={null}>
        {() => <p>Choices</p>}
      </PopoverButton>
      <ToastRegion label="Notices" closeLabel="Close" />
    </>,
  );
  const devices = screen.getByRole('button', { name: 'Devices' });
  fireEvent.click(devices);
  await screen.findByText(/could not be loaded/);
  screen.getByText('The call');
  await waitFor(() => expect(devices.getAttribute('aria-expanded')).toBe('false'));
});
