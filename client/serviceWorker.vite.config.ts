import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { builtShell } from './src/serviceWorker/shell/builtShell.ts';

const dist = fileURLToPath(new URL('./dist', import.meta.url));

/** The service worker, as one classic script beside what the first build made: not every browser knows workers of modules. */
export default defineConfig({
  publicDir: false,
  plugins: [
    {
      name: 'built-shell',
      // Read when this is built, after the first build, whose files it names; others only look at this file.
      config: () => ({ define: { __SHELL__: JSON.stringify(builtShell(dist)) } }),
    },
  ],
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions: {
      input: 'src/serviceWorker/serviceWorker.ts',
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
});
