import { deviceName } from './deviceName.ts';
import { randomName } from './randomName.ts';

const key = 'rapport.window';
const alphabet = /^[0-9a-f]{8}$/;
/** A page that is being reloaded lets go of its name within this time (ms), also on a busy machine. */
const letsGoWithin = 1_500;

let forThisPage: Promise<string> | undefined;

/**
 * This browser and this window of it, as the device in a call. It outlives a reload, so that a page replaces its own
 * ghost at once; a second window has another one, so that it can be asked before it takes the call over.
 */
export function windowName(): Promise<string> {
  forThisPage ??= ownName().then((name) => `${deviceName()}-${name}`);
  return forThisPage;
}

/** The browser in the name of a window. */
export function browserOf(device: string): string {
  return device.slice(0, Math.max(0, device.lastIndexOf('-')));
}

async function ownName(): Promise<string> {
  const known = stored();
  if (known && (await hold(known, letsGoWithin))) return known;
  const name = randomName(4);
  await hold(name, 0);
  store(name);
  return name;
}

/** A duplicated window brings the other one's storage along: who holds the name keeps it. */
async function hold(name: string, patience: number): Promise<boolean> {
  // Missing on pages without TLS; a duplicate takes the call over without a question there.
  const { locks } = navigator as Partial<Navigator>;
  if (!locks) return true;
  return new Promise((resolve) => {
    const held = () => {
      resolve(true);
      // As long as this page lives.
      return new Promise<never>(() => undefined);
    };
    const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : {};
    locks.request(`${key}.${name}`, options, held).catch(() => resolve(false));
  });
}

function stored(): string | undefined {
  try {
    const known = sessionStorage.getItem(key);
    return known && alphabet.test(known) ? known : undefined;
  } catch {
    return undefined;
  }
}

function store(name: string): void {
  try {
    sessionStorage.setItem(key, name);
  } catch {
    // Storage is closed to us: the name lasts as long as the page.
  }
}
