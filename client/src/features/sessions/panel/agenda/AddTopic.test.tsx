import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '../../../../testing/renderPage.tsx';
import { AddTopic } from './AddTopic.tsx';

const field = () => screen.getByRole<HTMLInputElement>('textbox');
const type = (title: string) => fireEvent.change(field(), { target: { value: title } });
const add = vi.fn();
const show = (draft?: string) => renderPage(<AddTopic draft={draft} onAdd={add} />, { texts: ['panel'] });

beforeEach(() => sessionStorage.clear());

it('has what was typed before it went and came back, as on the way from the lobby into the call', async () => {
  const { unmount } = await show('one');
  type('Salary');
  unmount();
  const other = await show('two');
  expect(field().value).toBe('');
  other.unmount();
  await show('one');
  expect(field().value).toBe('Salary');
});

it('keeps nothing of what was added, nor of somebody who leaves nothing here', async () => {
  const { unmount } = await show('one');
  type('Salary');
  fireEvent.submit(field());
  expect(add).toHaveBeenCalledWith('Salary');
  expect(field().value).toBe('');
  unmount();
  await show();
  type('Holidays');
  expect(sessionStorage).toHaveLength(0);
});
