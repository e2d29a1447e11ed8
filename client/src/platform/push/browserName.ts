type Signs = readonly (readonly [name: string, sign: RegExp])[];

/** The more special first: most name themselves after others as well. */
const browsers: Signs = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
];
const systems: Signs = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** A name by which a person knows a browser of theirs again, e.g. `Firefox on Windows`. */
export function browserName(userAgent: string): string {
  const find = (known: Signs) => known.find(([, sign]) => sign.test(userAgent))?.[0];
  const [browser, system] = [find(browsers), find(systems)];
  if (!browser) return system ?? 'A browser';
  return system ? `${browser} on ${system}` : browser;
}
