import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../../testing/renderPage.tsx';
import { type Answer, scriptedServer } from '../../testing/scriptedServer.ts';
import { SignInForm } from './SignInForm.tsx';

async function open(answer: Answer) {
  const server = await scriptedServer(() => answer);
  await renderPage(<SignInForm onDone={() => undefined} />, { texts: ['identity'] });
  return {
    ...server,
    user: userEvent.setup(),
    email: screen.getByLabelText<HTMLInputElement>('E-mail address'),
    password: screen.getByLabelText<HTMLInputElement>('Password'),
    submit: screen.getByRole('button', { name: 'Sign in' }),
  };
}

const refused = (code: string): Answer => ({ status: 401, body: { error: { code, message: code } } });

describe('signing in', () => {
  test('asks nothing of the server before the fields can be right, and goes to the first wrong one', async () => {
    const { asked, user, email, submit } = await open(refused('wrong_credentials'));
    await user.type(email, 'ada');
    await user.click(submit);
    expect(screen.getByText(/Write a whole e-mail address/)).toBeDefined();
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(email);
    expect(asked).toEqual([]);
  });

  test('a refusal is told in our own words and loses nothing that was typed', async () => {
    const { user, email, password, submit } = await open(refused('wrong_credentials'));
    await user.type(email, 'ada@example.org');
    await user.type(password, 'not the right one');
    await user.click(submit);
    expect(await screen.findByText(/do not match/)).toBeDefined();
    expect([email.value, password.value]).toEqual(['ada@example.org', 'not the right one']);
  });

  test('a server that is gone is told, and loses nothing that was typed', async () => {
    const { stop, user, email, password, submit } = await open(refused('internal'));
    stop();
    await user.type(email, 'ada@example.org');
    await user.type(password, 'a long password');
    await user.click(submit);
    expect(await screen.findByText(/cannot answer right now/)).toBeDefined();
    expect([email.value, password.value]).toEqual(['ada@example.org', 'a long password']);
  });

  test('no password is ever kept as a draft', async () => {
    const { user, password } = await open(refused('internal'));
    await user.type(password, 'a long password');
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('a long');
  });
});
