import { deviceStorage } from '../publicComputer.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Read by public/early.js before the first paint, too. */
const key = 'rapport.theme';

export function chosenTheme(): ThemeChoice {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Shows the theme at once and remembers it on this device. */
export function chooseTheme(theme: ThemeChoice): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') deviceStorage().removeItem(key);
    else deviceStorage().setItem(key, theme);
  } catch {
    // Storage is closed to us: the choice lasts as long as the page.
  }
}
