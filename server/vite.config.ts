import { defineConfig } from 'vite';

/**
 * Our code and `shared`: one file, others for what runs in threads of its own, and parts that few need. Packages stay in
 * node_modules, where audits and native parts expect them.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        icsWorker: 'src/features/scheduling/busy/ics/icsWorker.ts',
        compactWorker: 'src/features/collab/compactWorker.ts',
        documentWorker: 'src/features/sessions/documentWorker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: [/^@rapport\//] },
});
