import { defineConfig } from 'vite';

/** Our code and `shared` in one file; packages stay in node_modules, where audits and native parts expect them. */
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: [/^@rapport\//] },
});
