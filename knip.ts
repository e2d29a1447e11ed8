import type { KnipConfig } from 'knip';

/** What a stylesheet imports, as a script that knip can read. */
const cssImports = (text: string) =>
  [...text.matchAll(/@(?:import|plugin)\s+["']([^"']+)["']/g)]
    .map(([, path]) => `import '${path}';`)
    .join('\n');

export default {
  compilers: { css: cssImports },
  // A type that only shapes an export of its own file is part of that export.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    // infra runs it from node_modules/.bin.
    '.': { ignoreDependencies: ['@biomejs/biome'] },
    // Its package.json offers every file; only what somebody uses may stay.
    shared: { entry: ['src/**/*.test.ts'], includeEntryExports: true },
    server: {
      // A browser test starts the first one; the configuration of Vite names what else begins.
      entry: ['src/testing/mainWithCalendarHost.ts', 'src/**/*.test.ts'],
      // Part of every Linux; the fault suite makes small disks with them.
      ignoreBinaries: ['mount', 'umount'],
    },
    // vitest.config.ts at the root names jsdom; backgroundAssets.ts serves what is in the other one, and imports none of it.
    client: {
      ignoreDependencies: ['jsdom', '@twilio/video-processors'],
      entry: ['src/styles/app.css', 'src/**/*.test.{ts,tsx}', 'e2e/**/*.spec.ts'],
    },
    infra: {
      entry: ['bootstrap.mjs', 'scripts/*.ts', 'stack/tether.mjs', 'production/*.mjs', '**/*.test.ts'],
      // The servers that the bench compares with are a package of their own.
      project: ['**/*.{ts,mjs}', '!bench/collab/peers/**'],
      includeEntryExports: true,
    },
  },
} satisfies KnipConfig;
