import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const engines = fileURLToPath(new URL('./infra/testing/vitestEngines.ts', import.meta.url));

const project = (name: string, test: object = {}) => ({
  extends: true as const,
  test: { name, root: `./${name}`, ...test },
});

export default defineConfig({
  test: {
    // Real engines answer in milliseconds, but two cores may be busy with other work.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    include: ['**/*.test.{ts,tsx}'],
    projects: [
      project('shared'),
      project('server', { globalSetup: engines }),
      project('client', { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] }),
      project('infra'),
    ],
  },
});
