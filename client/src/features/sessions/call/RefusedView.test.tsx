import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '../../../testing/renderPage.tsx';
import type { RefusalCause } from './connection/callFailure.ts';
import { RefusedView } from './RefusedView.tsx';

const refuse = (cause: RefusalCause, isGuest = false) =>
  renderPage(
    <RefusedView
      session={{ mentorshipId: 'm1' }}
      cause={cause}
      isGuest={isGuest}
      onRetry={() => undefined}
      onStay={() => undefined}
    />,
    { at: '/s/s1', texts: ['away'] },
  );

test.each([
  ['over', 'Open the record', '/s/s1'],
  ['cancelled', 'Go to your pair’s page', '/pairs/m1'],
  ['no_access', 'Go to your home page', '/'],
  ['signed_out', 'Sign in', '/sign-in?next=%2Fs%2Fs1'],
] as const)(
  'where there is nothing to wait for (%s), the way on leads elsewhere',
  async (cause, name, href) => {
    await refuse(cause);
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(href);
    expect(screen.queryByRole('button')).toBeNull();
  },
);

test.each(['over', 'cancelled', 'no_access', 'signed_out'] as const)(
  'a guest (%s) may be let in again, and is led to no page of the pair’s',
  async (cause) => {
    await refuse(cause, true);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  },
);
