import type { KnipConfig } from 'knip';

export default {
  // A type that only shapes an export of its own file is part of that export.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {},
    // Its package.json offers every file; only what somebody uses may stay.
    shared: { entry: ['src/**/*.test.ts'], includeEntryExports: true },
    server: { entry: ['src/main.ts', 'src/**/*.test.ts'] },
    client: { entry: ['src/main.tsx', 'src/**/*.test.{ts,tsx}', 'e2e/**/*.spec.ts'] },
    infra: {
      entry: ['bootstrap.mjs', 'scripts/*.ts', 'stack/tether.mjs', 'production/*.mjs', '**/*.test.ts'],
      project: ['**/*.{ts,mjs}'],
      includeEntryExports: true,
    },
  },
} satisfies KnipConfig;
