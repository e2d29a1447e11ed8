const browsers = [
  ['edge', /\bEdg(A|iOS)?\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /(Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
] as const;
const systems = [
  ['ios', /\b(iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMacintosh\b/],
] as const;

export type HelpBrowser = (typeof browsers)[number][0] | 'other';
export type HelpSystem = (typeof systems)[number][0] | 'other';

export interface HelpPlace {
  readonly browser: HelpBrowser;
  readonly system: HelpSystem;
}

/** Which browser on which system; the more special is asked first, because most name themselves after others. */
export function helpPlace({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): HelpPlace {
  const browser = browsers.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other';
  const system = systems.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other';
  // An iPad says that it is a Mac; no Mac has a touch screen.
  return { browser, system: system === 'macos' && maxTouchPoints > 1 ? 'ios' : system };
}
