/** What somebody typed, kept for this tab: over a reload, a sign-in, a closed dialog. Never for passwords. */
const prefix = 'rapport.draft.';

export function readDraft<Values extends object>(key: string, initial: Values): Values {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return initial;
    // Only fields that this form still has, and of the kind that it had.
    const known = Object.entries(stored).filter(
      ([name, value]) => typeof value === typeof initial[name as keyof Values],
    );
    return { ...initial, ...Object.fromEntries(known) };
  } catch {
    return initial;
  }
}

export function keepDraft(key: string, values: object): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // Storage is full or closed to us: the draft lives as long as the form.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept.
  }
}
