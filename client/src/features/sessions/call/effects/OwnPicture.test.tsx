import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { OwnPicture } from './OwnPicture.tsx';
import { ownPicture } from './ownPicture.ts';

it('leaves somebody hidden who removes the picture that hides them', async () => {
  ownPicture.set('data:ada');
  const chosen: string[] = [];
  const choose = async (id: string) => void chosen.push(id);
  render(<OwnPicture isChosen choose={choose} />);
  await userEvent.click(screen.getByRole('button', { name: /remove/i }));
  expect(chosen).toEqual(['blur']);
  expect(ownPicture.get()).toBeUndefined();
});
