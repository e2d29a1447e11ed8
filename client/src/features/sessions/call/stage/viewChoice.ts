import { z } from 'zod';
import { deviceStorage } from '../../../../platform/publicComputer.ts';
import type { View } from '../layout/arrange.ts';

const key = 'rapport.view';
const choice = z.enum(['large', 'side']);

/** How the stage was arranged on this device the last time. Anything unreadable counts as never chosen. */
export function readView(storage?: Pick<Storage, 'getItem'>): View {
  try {
    return choice.catch('large').parse((storage ?? deviceStorage()).getItem(key));
  } catch {
    return 'large';
  }
}

/** Keeps it for the next time. */
export function rememberView(view: View, storage?: Pick<Storage, 'setItem'>): void {
  try {
    (storage ?? deviceStorage()).setItem(key, view);
  } catch {
    // Private windows of some browsers: nothing is lost but a preference.
  }
}
