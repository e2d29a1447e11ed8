import { closeCode } from '@rapport/shared/collab/protocol';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import type { PanelDocument } from './panelDocument.ts';
import { SaveSign } from './SaveSign.tsx';

const collabAs = (standing: object) =>
  ({ subscribe: () => () => undefined, getSnapshot: () => standing }) as unknown as PanelDocument;

it('says what the save line says when that is bad', async () => {
  const collab = collabAs({ connection: 'refused', refusedBecause: closeCode.tooLarge });
  await renderPage(<SaveSign collab={collab} />, { texts: ['panel'] });
  expect(screen.getByText('The last change is not saved.')).toBeTruthy();
});

it('is not there as long as all is well', async () => {
  const { container } = await renderPage(
    <SaveSign collab={collabAs({ connection: 'online', save: 'saving' })} />,
    { texts: ['panel'] },
  );
  expect(container.textContent).toBe('');
});
