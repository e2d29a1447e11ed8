import type { SessionView } from '@rapport/shared/sessions/sessions.api';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { renderPage } from '../../../../testing/renderPage.tsx';
import { type Answer, type Asked, scriptedServer } from '../../../../testing/scriptedServer.ts';
import { ViewerProvider } from '../../../identity/index.ts';
import { HistoryButton } from './HistoryButton.tsx';

const maya = { id: '000000000000000000000001', name: 'Maya', zone: 'Europe/Berlin' };
const jonas = { id: '000000000000000000000002', name: 'Jonas', zone: 'Europe/Berlin' };
const viewer = {
  ...maya,
  email: 'm@example.org',
  admin: false,
  manages: [],
  organisation: 'N',
  sample: false,
};
const session = {
  id: '000000000000000000000003',
  title: 'Second meeting',
  mentor: maya,
  mentee: jonas,
  writable: true,
} as SessionView;

const version = {
  id: '00000000000000000000000a',
  kind: 'asked',
  name: 'Half way',
  at: '2026-03-03T14:30:00.000Z',
  by: jonas,
};
const started = { ...version, id: '00000000000000000000000b', kind: 'started', name: '', by: null };

// What the press loads takes its time to be compiled here, which is no matter of the dialog's.
beforeAll(() => import('./HistoryDialog.tsx'));

/** Notes that Jonas wrote. */
function said(words: string) {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment('notes').insert(0, [paragraph]);
  const state = btoa(String.fromCharCode(...Y.encodeStateAsUpdate(doc)));
  return { state, authors: [{ client: doc.clientID, person: jonas }] };
}

const refused = (status: number, code: string): Answer => ({
  status,
  body: { error: { code, message: code } },
});
const list = (...items: object[]): Answer => ({ status: 200, body: { items, nextCursor: null } });

async function open(answer: (asked: Asked) => Answer, of: SessionView = session) {
  const server = await scriptedServer(answer);
  const user = userEvent.setup();
  await renderPage(
    <ViewerProvider viewer={viewer}>
      <HistoryButton session={of} label="History" />
    </ViewerProvider>,
    { texts: ['history', 'panel'] },
  );
  await user.click(screen.getByRole('button', { name: 'History' }));
  await screen.findByRole('dialog', { name: 'History of “Second meeting”' });
  return { ...server, user };
}

const versions = (asked: Asked): Answer => {
  if (asked.url.endsWith('/versions')) return list(version, started);
  if (asked.url.endsWith(version.id)) return { status: 200, body: said('We agreed on Friday.') };
  return { status: 200, body: said('We agreed.') };
};

describe('the history of a session', () => {
  test('is not asked for before somebody opens it, and leads back to the button', async () => {
    const { user } = await open(versions);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    const button = screen.getByRole('button', { name: 'History' });
    await expect.poll(() => document.activeElement).toBe(button);
  });

  test('shows the newest version first, by name, time and person, and who wrote its words', async () => {
    await open(versions);
    const choice = await screen.findByRole('button', { name: /^Half way.*by Jonas/ });
    expect(choice.getAttribute('aria-current')).toBe('true');
    expect(screen.getByRole('button', { name: /^The session began/ }).textContent).not.toContain('by');
    const words = await screen.findByText('We agreed on Friday.');
    expect(words.title).toBe('Written by Jonas');
  });

  test('keeps what is shown of one version for the next', async () => {
    const { user } = await open(versions);
    await user.click(await screen.findByRole('radio', { name: 'What it changed' }));
    expect((await screen.findByRole('insertion')).textContent).toContain('Friday');
    await user.click(screen.getByRole('button', { name: /^The session began/ }));
    await screen.findByText('This is the first version: there is none before it.');
  });

  test('that is empty says when a version is kept, and keeps one under its name', async () => {
    const kept = new Set<string>();
    const { user, asked } = await open(({ method, url }) => {
      if (method === 'POST') {
        kept.add('yes');
        return { status: 200, body: version };
      }
      if (!url.endsWith('/versions')) return { status: 200, body: said('We agreed.') };
      return kept.size > 0 ? list(version) : list();
    });
    await screen.findByText('No versions yet');
    await user.type(screen.getByLabelText('Name of this version'), 'Half way{Enter}');
    await screen.findByRole('button', { name: /^Half way/ });
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'Half way' });
  });

  test('of a session that can no longer be written in is read, without a way to change anything', async () => {
    await open(versions, { ...session, writable: false });
    await screen.findByText('We agreed on Friday.');
    expect(screen.getByText(/can no longer be changed/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Keep what is there now' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Go back to this version' })).toBeNull();
  });

  test('that cannot be read says so and tries again', async () => {
    const works = new Set<string>();
    const { user } = await open((asked) => (works.size > 0 ? versions(asked) : refused(503, 'unavailable')));
    await screen.findByRole('alert');
    works.add('yes');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('We agreed on Friday.');
  });

  test('asks before it goes back, and says why it could not', async () => {
    const { user, asked } = await open((question) =>
      question.method === 'POST' ? refused(409, 'session_over') : versions(question),
    );
    await user.click(await screen.findByRole('button', { name: 'Go back to this version' }));
    const question = await screen.findByRole('alertdialog', { name: 'Go back to “Half way”?' });
    expect(question.textContent).toContain('for both of you');
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Go back' }));
    await screen.findByText('This session is over. Its record is at the same link.');
  });
});
