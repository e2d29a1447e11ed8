/** What somebody typed, kept for this tab: over a reload, a sign-in, a closed dialog. Never for passwords. */
const prefix = 'rapport.draft.';
const ownerKey = 'rapport.draftsOf';

/** Drafts are one person's: whoever signs in next in this tab finds none of them. Called before any form is shown. */
export function claimDrafts(personId: string): void {
  try {
    const owner = sessionStorage.getItem(ownerKey);
    if (owner !== null && owner !== personId) forgetDrafts();
    sessionStorage.setItem(ownerKey, personId);
  } catch {
    // Storage is closed to us: there are no drafts either.
  }
}

/** An end of the sign-in that nobody asked for keeps them: the same person comes back to them. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

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
