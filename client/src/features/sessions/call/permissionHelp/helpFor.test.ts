import { describe, expect, it } from 'vitest';
import { helpFor } from './helpFor.ts';
import { helpPlace } from './helpPlace.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const agents = {
  chromeMac: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
  edgeWindows: `Mozilla/5.0 (Windows NT 10.0; Win64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0`,
  firefoxLinux: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  safariMac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605',
  safariPhone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Mobile Safari/604',
  chromePhone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/156.0 Mobile Safari/604',
  chromeAndroid: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`,
  firefoxAndroid: 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
};
const place = (userAgent: string, maxTouchPoints = 0) => helpPlace({ userAgent, maxTouchPoints });

describe('where help is needed', () => {
  it.each([
    ['chromeMac', 'chrome', 'macos'],
    ['edgeWindows', 'edge', 'windows'],
    ['firefoxLinux', 'firefox', 'other'],
    ['safariMac', 'safari', 'macos'],
    ['safariPhone', 'safari', 'ios'],
    ['chromePhone', 'chrome', 'ios'],
    ['chromeAndroid', 'chrome', 'android'],
    ['firefoxAndroid', 'firefox', 'android'],
  ] as const)('tells %s by what it says of itself', (agent, browser, system) => {
    expect(place(agents[agent])).toEqual({ browser, system });
  });

  it('tells an iPad from the Mac that it says it is', () => {
    expect(place(agents.safariMac, 5).system).toBe('ios');
  });
});

describe('help with a refused camera', () => {
  it('is the page’s own switch when the page was refused', () => {
    expect(helpFor(place(agents.chromeMac), 'denied')).toEqual({
      ...{ by: 'site', site: 'chrome', system: undefined },
    });
  });

  it('is the system’s when the page may and gets nothing', () => {
    expect(helpFor(place(agents.chromeMac), 'granted')).toEqual({
      ...{ by: 'system', site: undefined, system: 'macos' },
    });
    expect(helpFor(place(agents.edgeWindows), 'granted').system).toBe('windows');
  });

  it('is both where the browser does not tell, or nobody decided', () => {
    expect(helpFor(place(agents.safariMac), undefined)).toEqual({
      ...{ by: 'unknown', site: 'safari', system: 'macos' },
    });
    expect(helpFor(place(agents.edgeWindows), 'prompt')).toMatchObject({ site: 'edge', system: 'windows' });
  });

  it('stays with the page where the system has no switch of its own', () => {
    expect(helpFor(place(agents.firefoxLinux), 'granted')).toMatchObject({
      site: 'firefox',
      system: undefined,
    });
  });

  it.each([
    ['safariPhone', 'iosSafari'],
    ['chromePhone', 'iosOther'],
    ['chromeAndroid', 'androidChrome'],
    ['firefoxAndroid', 'androidFirefox'],
  ] as const)('on a phone is that of %s: %s', (agent, site) => {
    expect(helpFor(place(agents[agent]), 'denied').site).toBe(site);
  });
});
