import { deviceStorage } from '../../../../platform/publicComputer.ts';

const key = 'rapport.device';
const alphabet = /^[0-9A-Za-z_-]{6,40}$/;

let forThisPage: string | undefined;

/**
 * A random name of this browser, part of the identity in a call. The same for all its windows, so that a second window
 * takes the call over instead of adding an echo, and a reload replaces its own ghost at once.
 */
export function deviceName(): string {
  forThisPage ??= stored() ?? store(randomName());
  return forThisPage;
}

function randomName(): string {
  // Not randomUUID: it is missing on pages without TLS, which may join to read and write.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function stored(): string | undefined {
  try {
    const known = deviceStorage().getItem(key);
    return known && alphabet.test(known) ? known : undefined;
  } catch {
    return undefined;
  }
}

function store(name: string): string {
  try {
    deviceStorage().setItem(key, name);
  } catch {
    // Storage is closed to us: the name lasts as long as the page.
  }
  return name;
}
