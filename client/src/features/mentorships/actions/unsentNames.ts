import { deviceStorage } from '../../../platform/publicComputer.ts';

/** Under which names a person's unsent changes stand in the storage of this device. */
export const unsentPrefix = (personId: string): string => `rapport.unsent.${personId}.`;

export function hasUnsent(personId: string): boolean {
  try {
    return Object.keys(deviceStorage()).some((name) => name.startsWith(unsentPrefix(personId)));
  } catch {
    return false;
  }
}
