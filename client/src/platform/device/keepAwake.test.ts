import { expect, it } from 'vitest';
import { keepAwake } from './keepAwake.ts';

/** Stands for a device with a screen, which a test has not. */
function device({ refuses = false } = {}) {
  const sentinels: { released: boolean; release: () => Promise<void> }[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const control = { refuses };
  const wakeLock = {
    request: async () => {
      if (control.refuses) throw new DOMException('low battery', 'NotAllowedError');
      const sentinel = {
        released: false,
        release: async () => {
          sentinel.released = true;
        },
      };
      sentinels.push(sentinel);
      return sentinel as unknown as WakeLockSentinel;
    },
  };
  const held = () => sentinels.filter(({ released }) => !released).length;
  const show = (isShown: boolean) => {
    page.visibilityState = isShown ? 'visible' : 'hidden';
    // As a browser does it.
    if (!isShown) for (const sentinel of sentinels) sentinel.released = true;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { wakeLock, page, control, held, show, sentinels };
}

it('keeps the screen on until the call ends', async () => {
  const { held, ...awake } = device();
  const end = keepAwake(awake);
  await expect.poll(held).toBe(1);
  end();
  await expect.poll(held).toBe(0);
});

it('asks again when the page is seen again, and only then', async () => {
  const { held, show, ...awake } = device();
  const end = keepAwake(awake);
  await expect.poll(held).toBe(1);
  show(false);
  expect(held()).toBe(0);
  show(true);
  await expect.poll(held).toBe(1);
  end();
  show(false);
  show(true);
  await new Promise((resolve) => setTimeout(resolve));
  expect(held()).toBe(0);
});

it('holds nothing when the call has ended before the browser has answered', async () => {
  const { held, sentinels, ...awake } = device();
  keepAwake(awake)();
  await expect.poll(() => sentinels.length).toBe(1);
  await expect.poll(held).toBe(0);
});

it('takes a no, and asks again later', async () => {
  const { held, show, control, ...awake } = device({ refuses: true });
  const end = keepAwake(awake);
  await new Promise((resolve) => setTimeout(resolve));
  control.refuses = false;
  show(true);
  await expect.poll(held).toBe(1);
  end();
});

it('does without where the browser knows nothing of it', () => {
  const { page } = device();
  expect(() => keepAwake({ page })()).not.toThrow();
});
