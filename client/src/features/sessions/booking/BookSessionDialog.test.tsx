import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { type Answer, scriptedServer } from '../../../testing/scriptedServer.ts';
import { ViewerProvider } from '../../identity/index.ts';
import { BookSessionDialog } from './BookSessionDialog.tsx';

const maya = { id: '000000000000000000000001', name: 'Maya', zone: 'Europe/Berlin' };
const tomas = { id: '000000000000000000000002', name: 'Tomás', zone: 'America/Argentina/Buenos_Aires' };
const mentorship = { id: '000000000000000000000003', mentor: maya, mentee: tomas };
const viewer = {
  ...maya,
  email: 'm@example.org',
  admin: false,
  manages: [],
  organisation: 'N',
  sample: false,
};
const templates = [
  { id: 'regular', name: 'Regular session', items: [{ title: 'Review', minutes: 45 }] },
  { id: 'goals', name: 'Goal review', items: [{ title: 'Goals', minutes: 60 }] },
];

const noSlots = { items: [], known: { mentor: false, mentee: false } };

async function open(answer: Answer, free: () => string[] = () => [], inTheWay: object[] = []) {
  const server = await scriptedServer(({ method, url }) => {
    if (url.includes('/preview')) return { status: 200, body: { items: inTheWay } };
    if (url.includes('/slots')) return { status: 200, body: { ...noSlots, items: free() } };
    return method === 'GET' ? { status: 200, body: { items: templates } } : answer;
  });
  const dialog = (
    <ViewerProvider viewer={viewer}>
      <BookSessionDialog mentorship={mentorship} onClose={() => undefined} />
    </ViewerProvider>
  );
  const page = await renderPage(dialog, { texts: ['booking', 'meeting', 'identity'] });
  await screen.findByLabelText('Title');
  return { ...server, ...page, dialog, user: userEvent.setup() };
}

/** What was asked to be changed. */
const posted = (asked: readonly { method: string; url: string }[]) =>
  asked.filter(({ method, url }) => method === 'POST' && !url.includes('/preview'));

const field = (label: string) => screen.getByLabelText<HTMLInputElement | HTMLSelectElement>(label);
const put = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const submit = () => screen.getByRole('button', { name: 'Book the session' });
const times = () => within(screen.getByRole('status', { name: 'In your local times' }));

const year = new Date().getUTCFullYear() + 1;
const refused = (code: string, fields?: Record<string, string>): Answer => ({
  status: 422,
  body: { error: { code, message: code, fields } },
});

/** The last Sunday of March, when Berlin's clocks skip from 2 to 3. */
const springSunday = (() => {
  const day = new Date(Date.UTC(year, 2, 31));
  day.setUTCDate(31 - day.getUTCDay());
  return day.toISOString().slice(0, 10);
})();

describe('booking a session', () => {
  test('shows both local times of what is being chosen', async () => {
    const { asked } = await open(refused('internal'));
    put('Date', `${year}-01-20`);
    put('Start', '15:00');
    expect(times().getByText(/3:00 – 3:45/)).toBeDefined();
    expect(times().getByText(/11:00 – 11:45/)).toBeDefined();
    expect(posted(asked)).toEqual([]);
  });

  test('says before it is booked what stands in its way', async () => {
    const startsAt = `${year}-01-20T14:00:00.000Z`;
    const clash = {
      date: `${year}-01-20`,
      startsAt,
      shifted: 0,
      clashes: ['mentor', 'pair'],
      possible: false,
    };
    await open(refused('internal'), () => [], [clash]);
    put('Date', `${year}-01-20`);
    put('Start', '15:00');
    expect(await times().findByText('You are busy then.')).toBeDefined();
    expect(times().getByText('You two have another session then.')).toBeDefined();
  });

  test('tells at once that the clocks skip a time that day', async () => {
    await open(refused('internal'));
    put('Date', springSunday);
    put('Start', '02:30');
    expect(times().getByText(/clocks change/)).toBeDefined();
  });

  test('a refused time is told beside its field, and everything typed stays', async () => {
    const { user } = await open(refused('time_in_past', { time: 'time_in_past' }));
    put('Date', `${year}-01-20`);
    put('Start', '06:30');
    put('Title', 'Before the board meeting');
    await user.click(submit());
    await waitFor(() => expect(field('Start').getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(field('Start'));
    expect(['Date', 'Start', 'Title', 'Length'].map((label) => field(label).value)).toEqual([
      `${year}-01-20`,
      '06:30',
      'Before the board meeting',
      '45',
    ]);
  });

  test('for a time that somebody else was quicker to take, free ones near it are offered', async () => {
    const day = `${year}-01-20`;
    const at = (time: string) => `${day}T${time}:00.000Z`;
    let free = [at('14:00')];
    const { user } = await open(
      { status: 409, body: { error: { code: 'conflict', message: '', fields: { time: 'busy' } } } },
      () => free,
    );
    put('Date', day);
    put('Start', '15:00');
    put('Title', 'Before the board meeting');
    free = [...['07:00', '08:00', '13:00', '15:30', '16:00'].map(at)];
    await user.click(submit());
    const offer = (await screen.findByText(/That time is not free any more/, {}, { timeout: 10_000 }))
      .parentElement as HTMLElement;
    expect(screen.getByText(/One of you has another session at this time/)).toBeDefined();
    const times = within(offer).getAllByRole('button');
    expect(times.map(({ textContent }) => textContent?.match(/\d+:\d\d [AP]M/)?.[0])).toEqual([
      ...['9:00 AM', '2:00 PM', '4:30 PM', '5:00 PM'],
    ]);
    await user.click(times[1] as HTMLElement);
    expect([field('Date').value, field('Start').value]).toEqual([day, '14:00']);
    expect(times[1]?.getAttribute('aria-pressed')).toBe('true');
    expect(field('Title').value).toBe('Before the board meeting');
  });

  test('an empty day and title are refused here, each beside its field', async () => {
    const { asked, user } = await open(refused('internal'));
    put('Date', '');
    put('Title', ' ');
    await user.click(submit());
    expect(field('Date').getAttribute('aria-invalid')).toBe('true');
    expect(field('Title').getAttribute('aria-invalid')).toBe('true');
    expect(posted(asked)).toEqual([]);
  });

  test('what was typed is there again after the dialog was closed', async () => {
    const { dialog, unmount } = await open(refused('internal'));
    put('Title', 'Half a thought');
    unmount();
    await renderPage(dialog, { texts: ['booking', 'meeting'] });
    expect((await screen.findByLabelText<HTMLInputElement>('Title')).value).toBe('Half a thought');
  });

  test('a proposal is sent as one, of a single session, and how the two meet goes with it', async () => {
    const { asked, user } = await open(refused('conflict', { time: 'taken' }));
    put('Repeats', 'weeks1');
    await user.click(screen.getByRole('radio', { name: 'Propose' }));
    expect(screen.queryByLabelText('Repeats')).toBeNull();
    put('Date', `${year}-01-20`);
    put('How you meet', 'in_person');
    put('Where you meet', 'The canteen');
    await user.click(screen.getByRole('button', { name: 'Propose this time' }));
    await waitFor(() => expect(field('Start').getAttribute('aria-invalid')).toBe('true'));
    const [sent, ...more] = asked.filter(({ method, url }) => method === 'POST' && !url.includes('preview'));
    expect(more).toEqual([]);
    expect(sent?.url).toContain('/proposals');
    expect(sent?.body).toMatchObject({ kind: 'in_person', place: 'The canteen' });
    expect(sent?.body).not.toHaveProperty('recurrence');
  });

  test('a place that was typed for another kind is not sent with a video call', async () => {
    const { asked, user } = await open(refused('internal'));
    put('How you meet', 'phone');
    put('Who calls whom', 'Maya');
    put('How you meet', 'video');
    put('Date', `${year}-01-20`);
    await user.click(submit());
    await waitFor(() => expect(posted(asked)).not.toEqual([]));
    expect(posted(asked)[0]).toMatchObject({ body: { kind: 'video', place: '' } });
  });

  test('title and length follow the template until a person changes them', async () => {
    await open(refused('internal'));
    put('Agenda', 'goals');
    expect([field('Title').value, field('Length').value]).toEqual(['Goal review', '60']);
    put('Title', 'My own words');
    put('Agenda', 'regular');
    expect([field('Title').value, field('Length').value]).toEqual(['My own words', '45']);
  });
});
