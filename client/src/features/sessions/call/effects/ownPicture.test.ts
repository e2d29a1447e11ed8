import { beforeEach, expect, it, vi } from 'vitest';
import { readMediaChoice, rememberMediaChoice } from '../media/mediaChoice.ts';

const camera = { id: 'c', label: 'C' };

/** What a page that is loaded anew knows: only what lies in the browser. */
async function openPage() {
  vi.resetModules();
  const { claimBackground, forgetBackground, pictureKey } = await import(
    '../../../../platform/device/ownBackground.ts'
  );
  const { ownPicture } = await import('./ownPicture.ts');
  return {
    claimBackground,
    forgetBackground,
    picture: ownPicture.get,
    /** As `keepOwnPicture` does it, which draws and so needs a browser. */
    choose: (address: string) => {
      ownPicture.set(address);
      localStorage.setItem(pictureKey, address);
      rememberMediaChoice({ background: 'own', devices: { camera } });
    },
  };
}

beforeEach(() => localStorage.clear());

it('is there for the same person, also after a sign-in that nobody ended', async () => {
  const first = await openPage();
  first.claimBackground('ada');
  first.choose('data:ada');
  first.claimBackground('ada');
  expect(first.picture()).toBe('data:ada');
  const later = await openPage();
  later.claimBackground('ada');
  expect(later.picture()).toBe('data:ada');
  expect(readMediaChoice().background).toBe('own');
});

it('is gone at sign-out, from the same window too, while the choice of devices stays', async () => {
  const page = await openPage();
  page.claimBackground('ada');
  page.choose('data:ada');
  page.forgetBackground();
  expect(page.picture()).toBeUndefined();
  expect(JSON.stringify({ ...localStorage })).not.toContain('ada');
  expect(readMediaChoice()).toMatchObject({ background: 'none', devices: { camera } });
});

it('is gone when another person signs in, in the same window and in one that is opened anew', async () => {
  const page = await openPage();
  page.claimBackground('ada');
  page.choose('data:ada');
  page.claimBackground('ben');
  expect(page.picture()).toBeUndefined();
  expect(readMediaChoice().background).toBe('none');

  page.choose('data:ben');
  const later = await openPage();
  expect(later.picture()).toBe('data:ben');
  later.claimBackground('ada');
  expect(later.picture()).toBeUndefined();
  expect(readMediaChoice().background).toBe('none');
});

it('is the newer person’s in a window of the one before', async () => {
  const old = await openPage();
  old.claimBackground('ada');
  old.choose('data:ada');
  const { claimBackground, choose } = await openPage();
  claimBackground('ben');
  choose('data:ben');
  old.claimBackground('ben');
  expect(old.picture()).toBe('data:ben');
  expect(readMediaChoice().background).toBe('own');
});

it('goes where nobody has claimed it: it may be anybody’s', async () => {
  (await openPage()).choose('data:unknown');
  const page = await openPage();
  page.claimBackground('ben');
  expect(page.picture()).toBeUndefined();
});

it('goes where the choices beside it cannot be read', async () => {
  const page = await openPage();
  page.choose('data:unknown');
  localStorage.setItem('rapport.media', 'nonsense');
  page.claimBackground('ben');
  expect(page.picture()).toBeUndefined();
});
