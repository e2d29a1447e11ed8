import type { CalendarView } from '@rapport/shared/scheduling/calendars.api';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { type Answer, scriptedServer } from '../../testing/scriptedServer.ts';
import { ViewerProvider } from '../identity/index.ts';
import { BusyCalendars } from './BusyCalendars.tsx';

const viewer = {
  ...{ id: '000000000000000000000001', name: 'Maya', zone: 'Europe/Berlin', email: 'm@example.org' },
  ...{ admin: false, manages: [], organisation: 'N', sample: false },
};
const calendar: CalendarView = {
  ...{
    id: '000000000000000000000004',
    host: 'calendar.example.org',
    ending: '.ics',
    busy: 12,
    problem: null,
  },
  ...{ readAt: new Date(Date.now() - 300_000).toISOString(), countsUntil: '2031-03-02T10:00:00.000Z' },
};

async function open(items: () => CalendarView[], change: (method: string) => Answer) {
  const server = await scriptedServer(({ method }) =>
    method === 'GET' ? { status: 200, body: { items: items() } } : change(method),
  );
  await renderPage(
    <ViewerProvider viewer={viewer}>
      <BusyCalendars />
    </ViewerProvider>,
    { texts: ['availability'] },
  );
  return server;
}
const refused = (url: string): Answer => ({
  status: 400,
  body: { error: { code: 'invalid_input', message: 'no', fields: { url } } },
});

test('an address that cannot be read stays in the field, with the reason and the focus, and is asked again as it is', async () => {
  const { asked } = await open(
    () => [],
    () => refused('not_calendar'),
  );
  const user = userEvent.setup();
  const field = await screen.findByLabelText<HTMLInputElement>('Address of a calendar (ICS)');
  await user.type(field, 'https://calendar.example.org/page');
  await user.click(screen.getByRole('button', { name: 'Add the calendar' }));
  await screen.findByText(/something else than a calendar/);
  expect(field.value).toBe('https://calendar.example.org/page');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.click(screen.getByRole('button', { name: 'Add the calendar' }));
  await waitFor(() => expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2));
  await user.type(field, '/');
  expect(screen.queryByText(/something else than a calendar/)).toBeNull();
});

test('one that fails says why, until when its times count, and what to do; others say how much they hold', async () => {
  await open(
    () => [
      calendar,
      { ...calendar, id: '000000000000000000000005', host: 'two.example.org', problem: 'unreachable' },
      {
        ...calendar,
        id: '000000000000000000000006',
        host: 'three.example.org',
        problem: 'refused',
        busy: null,
      },
    ],
    () => refused('slow'),
  );
  const [well, failing, old] = await screen.findAllByRole('listitem');
  expect(well?.textContent).toMatch(/Read 5\sminutes\sago\. 12 busy times in the next four weeks\./);
  expect(failing?.textContent).toMatch(/does not answer\. .*counts until .*(Mar 2|2 Mar)/);
  expect(old?.textContent).toContain('counts no more');
  for (const name of [/^Read/, /^Change/, /^Remove/])
    within(failing ?? document.body).getByRole('button', { name });
  // Three are the most.
  expect(screen.queryByLabelText('Address of a calendar (ICS)')).toBeNull();
});

test('a removed one is gone, and the focus stays in the list', async () => {
  let items = [calendar];
  const { asked } = await open(
    () => items,
    () => {
      items = [];
      return { status: 204 };
    },
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Remove calendar.example.org' }));
  await waitFor(() => expect(screen.queryByRole('listitem')).toBeNull());
  expect(
    asked.some(({ method, url }) => method === 'DELETE' && url === `/api/me/calendars/${calendar.id}`),
  ).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
});
