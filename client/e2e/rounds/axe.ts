import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dress } from './dress.ts';

/** WCAG 2.2 A and AA, and axe's best practices for landmarks and headings. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The dark theme changes colours and nothing else, so only what axe says of colours can differ.
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Violations in light and dark, each as one readable line. */
export async function violationsOf(page: Page): Promise<string[]> {
  await dress(page, 'light');
  const light = await axe(page).withTags(tags).analyze();
  await dress(page, 'dark');
  const dark = await axe(page).withRules(ofColours).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return Object.entries({ light, dark }).flatMap(([theme, { violations }]) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${theme} ${id}: ${target} ${failureSummary}`),
    ),
  );
}

// In the page itself, which has no frames, and without a list of all that passes, which takes longer than to find what
// does not.
const axe = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
