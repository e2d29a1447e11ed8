/**
 * True while somebody is signed in who said that others use this computer, too. By a cookie that the server sets with
 * the sign-in: every window of the browser knows it, and it goes with the browser's end.
 */
export function isPublicComputer(): boolean {
  return /(?:^|;\s*)(?:__Host-)?rapport-public=/.test(document.cookie);
}

/**
 * Where choices are kept: on this device, or on a public computer as long as the tab.
 * @throws DOMException where the browser keeps nothing for anybody
 */
export function deviceStorage(): Storage {
  return isPublicComputer() ? window.sessionStorage : window.localStorage;
}

/** At sign-out: whoever sits down next at this window finds nothing in it. */
export function forgetWindow(): void {
  try {
    window.sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
}
