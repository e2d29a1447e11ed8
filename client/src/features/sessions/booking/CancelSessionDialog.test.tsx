import type { SessionSummary } from '@rapport/shared/sessions/sessions.api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import { scriptedServer } from '../../../testing/scriptedServer.ts';
import { ViewerProvider } from '../../identity/index.ts';
import { CancelSessionDialog } from './CancelSessionDialog.tsx';
import { MoveSessionDialog } from './MoveSessionDialog.tsx';

const maya = { id: '000000000000000000000001', name: 'Maya', zone: 'Europe/Berlin' };
const tomas = { id: '000000000000000000000002', name: 'Tomás', zone: 'Europe/Lisbon' };
const viewer = {
  ...maya,
  email: 'm@example.org',
  admin: false,
  manages: [],
  organisation: 'N',
  sample: false,
};
const session: SessionSummary = {
  ...{ id: '000000000000000000000004', mentorshipId: '000000000000000000000003', title: 'Talk' },
  ...{ state: 'scheduled', minutes: 45, zone: 'Europe/Berlin', viewer: 'mentor' },
  ...{ mentor: maya, mentee: tomas, endedAt: null, seriesId: null, minutesTogether: null },
  ...{ kind: 'video', place: '', proposedBy: null, cancelledLate: false },
  startsAt: `${new Date().getUTCFullYear() + 1}-01-20T14:00:00.000Z`,
};

interface Case {
  readonly dialog: ComponentType<{ session: SessionSummary; onClose: () => void }>;
  readonly label: string;
  readonly submit: string;
}

const noSlots = { status: 200, body: { items: [], known: { mentor: false, mentee: false } } };

const nothingInTheWay = { status: 200, body: { items: [] } };

async function open({ dialog, label, submit }: Case) {
  const answer = { status: 409, body: { error: { code: 'session_started', message: 'begun' } } };
  const server = await scriptedServer(({ method, url }) => {
    if (url.includes('/preview')) return nothingInTheWay;
    return method === 'POST' ? answer : noSlots;
  });
  const posted = () =>
    server.asked.filter(({ method, url }) => method === 'POST' && !url.includes('/preview'));
  const view = createElement(dialog, { session, onClose: () => undefined });
  await renderPage(<ViewerProvider viewer={viewer}>{view}</ViewerProvider>, {
    texts: ['booking', 'identity'],
  });
  const reason = await screen.findByLabelText<HTMLTextAreaElement>(label);
  const press = () => user.click(screen.getByRole('button', { name: submit }));
  const user = userEvent.setup();
  return { posted, reason, user, press };
}

describe.each<[string, Case]>([
  ['moved', { dialog: MoveSessionDialog, label: 'Why is it moved?', submit: 'Move the session' }],
  ['cancelled', { dialog: CancelSessionDialog, label: 'Why is it cancelled?', submit: 'Cancel the session' }],
])('a session is %s for a reason', (_, dialog) => {
  test('without one nothing is sent, and the field says that it is needed', async () => {
    const { posted, reason, press } = await open(dialog);
    await press();
    expect(reason.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This is needed.')).toBeDefined();
    expect(document.activeElement).toBe(reason);
    expect(posted()).toEqual([]);
  });

  test('it is sent as typed, and stays when the server refuses', async () => {
    const { posted, reason, user, press } = await open(dialog);
    await user.type(reason, 'A late train');
    await press();
    await waitFor(() => expect(screen.getByText(/This session has begun/)).toBeDefined());
    expect(posted()).toMatchObject([{ method: 'POST', body: { reason: 'A late train' } }]);
    expect(reason.value).toBe('A late train');
  });
});
