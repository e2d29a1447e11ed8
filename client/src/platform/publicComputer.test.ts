import { afterEach, expect, it } from 'vitest';
import { deviceStorage, forgetWindow, isPublicComputer } from './publicComputer.ts';

function setCookie(text: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
  document.cookie = text;
}

afterEach(() => {
  for (const name of ['rapport-public', 'not-rapport-public']) setCookie(`${name}=; max-age=0`);
});

it('takes a computer for one’s own unless its owner of the moment said otherwise', () => {
  setCookie('not-rapport-public=true');
  expect(isPublicComputer()).toBe(false);
  expect(deviceStorage()).toBe(localStorage);
});

it('keeps choices on a public computer in the tab, and forgets the tab’s at sign-out', () => {
  setCookie('theme=dark');
  setCookie('rapport-public=true.signature');
  expect(isPublicComputer()).toBe(true);
  deviceStorage().setItem('rapport.media', '{}');
  expect(localStorage.getItem('rapport.media')).toBeNull();
  forgetWindow();
  expect(sessionStorage).toHaveLength(0);
});
