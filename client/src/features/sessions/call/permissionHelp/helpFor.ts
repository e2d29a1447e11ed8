import type { HelpBrowser, HelpPlace, HelpSystem } from './helpPlace.ts';

/** Where the browser's own switch for a page is. */
export type SiteHelp = HelpBrowser | 'iosSafari' | 'iosOther' | 'androidChrome' | 'androidFirefox';
/** Systems with a switch of their own for each browser. */
export type SystemHelp = Exclude<HelpSystem, 'other'>;

export interface Help {
  /** Who said no, as far as the browser tells. */
  readonly by: 'site' | 'system' | 'unknown';
  /** What to do, in this order. */
  readonly site: SiteHelp | undefined;
  readonly system: SystemHelp | undefined;
}

/**
 * The way to allow a camera or microphone that was refused. Pure.
 * @param permission what the browser says of this page; undefined where it does not tell
 */
export function helpFor({ browser, system }: HelpPlace, permission: PermissionState | undefined): Help {
  const ofSystem = system === 'other' ? undefined : system;
  // The page may and yet was refused: then the system keeps it from the browser.
  if (permission === 'granted' && ofSystem) return { by: 'system', site: undefined, system: ofSystem };
  const site = siteHelp(browser, system);
  // Not decided for this page and yet refused: the question was closed, or the system said no before it was asked.
  if (permission === 'denied') return { by: 'site', site, system: undefined };
  return { by: 'unknown', site, system: ofSystem };
}

function siteHelp(browser: HelpBrowser, system: HelpSystem): SiteHelp {
  if (system === 'ios') return browser === 'safari' ? 'iosSafari' : 'iosOther';
  if (system === 'android') return browser === 'firefox' ? 'androidFirefox' : 'androidChrome';
  return browser;
}
