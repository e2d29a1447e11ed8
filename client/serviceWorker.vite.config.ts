import { defineConfig } from 'vite';

/** The service worker, as one classic script beside what the first build made: not every browser knows workers of modules. */
export default defineConfig({
  publicDir: false,
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
