import { expect, it } from 'vitest';
import { installWay } from './installWay.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18 Safari/605';

function view(userAgent: string, { touchPoints = 0, isApp = false } = {}) {
  return {
    navigator: { userAgent, maxTouchPoints: touchPoints } as Navigator,
    matchMedia: () => ({ matches: isApp }) as MediaQueryList,
  };
}

it.each([
  ['an app already, whatever else', view(iphone, { isApp: true }), true, 'installed'],
  ['the browser has offered it', view(windows), true, 'offered'],
  ['an iPhone', view(iphone, { touchPoints: 5 }), false, 'homeScreen'],
  ['an iPad that says that it is a Mac', view(mac, { touchPoints: 5 }), false, 'homeScreen'],
  ['a Mac', view(mac), false, 'menu'],
  ['a browser that has offered nothing', view(windows), false, 'menu'],
] as const)('knows the way of %s', (_what, browser, isOffered, way) => {
  expect(installWay(browser, isOffered)).toBe(way);
});
