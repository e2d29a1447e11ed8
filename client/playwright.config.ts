import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '@rapport/infra/chromium';
import { paths } from '@rapport/infra/paths';

const chromium = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(paths.testResults, 'browser'),
  // Each test has a whole installation with real media to itself; two at once would measure each other.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: join(paths.testResults, 'browser.json') }]],
  projects: [
    { name: 'claims', testIgnore: ['**/screenshots.spec.ts', '**/e2e/bench/**'] },
    {
      name: 'bench',
      testMatch: '**/e2e/bench/*.spec.ts',
      timeout: 7_200_000,
      // They would be measured, too.
      use: { trace: 'off', screenshot: 'off' },
    },
    { name: 'screenshots', testMatch: '**/screenshots.spec.ts', timeout: 1_800_000 },
  ],
  use: {
    browserName: 'chromium',
    // A control that cannot be pressed fails here instead of waiting for the whole test's time.
    actionTimeout: 15_000,
    launchOptions: { args: chromiumFlags, ...(chromium ? { executablePath: chromium } : {}) },
    // Without the film of it, which takes a third of the time of every test.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
});
