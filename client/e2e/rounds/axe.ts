import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { dress } from './dress.ts';

/** WCAG 2.2 A and AA, and axe's best practices for landmarks and headings. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The dark theme changes colours and nothing else, so only what axe says of colours can differ.
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Violations in light and dark, each as one readable line. */
export async function violationsOf(page: Page): Promise<string[]> {
  await dress(page, 'light');
  const light = await look(page, { runOnly: tags });
  await dress(page, 'dark');
  const dark = await look(page, { runOnly: ofColours });
  await page.emulateMedia({ colorScheme: 'light' });
  return Object.entries({ light, dark }).flatMap(([theme, lines]) => lines.map((line) => `${theme} ${line}`));
}

/** In the page itself, which has no frames. Axe stays there, because it takes as long to bring it as to look. */
async function look(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
    },
    // A list of all that passes would take longer than to find what does not.
    { ...options, resultTypes: ['violations' as const], preload: false },
  );
}
