import { closeCode } from '@rapport/shared/collab/protocol';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { BehindNote } from './BehindNote.tsx';
import type { PanelDocument } from './panelDocument.ts';

it('asks whoever keeps no copy, a guest for example, to take along what they need, and promises nothing', async () => {
  const standing = { connection: 'refused', refusedBecause: closeCode.tooLarge };
  const collab = { keepsCopy: false, subscribe: () => () => undefined, getSnapshot: () => standing };
  await renderPage(<BehindNote collab={collab as unknown as PanelDocument} />, {
    texts: ['panel', 'copies'],
  });
  expect(screen.getByText(/copy what you need, then load the page again/)).toBeTruthy();
  expect(screen.queryByText(/Keep/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
});
