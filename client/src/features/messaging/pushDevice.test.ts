import { expect, it } from 'vitest';
import { abilityOf } from './pushDevice.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const linux = 'Mozilla/5.0 (X11; Linux x86_64)';

/** As much of a browser as decides it. */
function browser({ userAgent = linux, touchPoints = 0, permission = '', inApp = false }) {
  const pushes = permission !== '';
  return {
    navigator: { userAgent, maxTouchPoints: touchPoints, ...(pushes && { serviceWorker: {} }) },
    matchMedia: () => ({ matches: inApp }),
    ...(pushes && { PushManager: class {}, Notification: { permission } }),
  } as unknown as Window;
}

it.each([
  ['one that was not asked yet', { permission: 'default' }, 'able'],
  ['one that allows them', { permission: 'granted' }, 'able'],
  ['one that was told no', { permission: 'denied' }, 'blocked'],
  ['one without push', {}, 'unsupported'],
  ['a page on an iPhone', { userAgent: iphone, touchPoints: 5 }, 'homeScreenFirst'],
  ['a page on an iPad, which says it is a Mac', { userAgent: mac, touchPoints: 5 }, 'homeScreenFirst'],
  ['a Mac without push', { userAgent: mac }, 'unsupported'],
  ['an old iPhone’s home screen', { userAgent: iphone, touchPoints: 5, inApp: true }, 'unsupported'],
  ['an iPhone’s home screen', { userAgent: iphone, permission: 'default', inApp: true }, 'able'],
])('%s', (_what, kind, ability) => {
  expect(abilityOf(browser(kind))).toBe(ability);
});
