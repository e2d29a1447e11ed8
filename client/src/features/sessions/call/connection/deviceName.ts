import { deviceStorage } from '../../../../platform/publicComputer.ts';
import { randomName } from './randomName.ts';

const key = 'rapport.device';
const alphabet = /^[0-9A-Za-z_-]{6,30}$/;

let forThisPage: string | undefined;

/** A random name of this browser, part of the identity in a call: the same for all its windows. */
export function deviceName(): string {
  forThisPage ??= stored() ?? store(randomName(12));
  return forThisPage;
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
