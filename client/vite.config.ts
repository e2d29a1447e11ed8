import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.RAPPORT_DEV_SERVER ?? 'http://127.0.0.1:3000';
const socket = { target: server, ws: true };

/** What operations are for is read in the OpenAPI document: in the browser it would be the longest part of a contract. */
const contractsWithoutProse: Plugin = {
  name: 'contracts-without-prose',
  enforce: 'pre',
  transform: {
    filter: { id: /\/shared\/src\/.+\.api\.ts$/ },
    handler: (code) => ({
      code: code.replace(/^ {2}summary:\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),$/gm, ''),
      map: null,
    }),
  },
};

export default defineConfig({
  plugins: [contractsWithoutProse, react(), tailwindcss()],
  build: {
    // `light-dark()` is used as it stands from these on; older engines are not served.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    manifest: true,
    // The content security policy knows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The first chunk has the list of all of them. Words in it would weigh and tell nobody anything.
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js' } },
  },
  server: {
    proxy: {
      '/api': server,
      '/calendar': server,
      '/healthz': server,
      '/readyz': server,
      '/socket.io': socket,
      '/collab': socket,
      '/rtc': socket,
      // A build of its own: the one that the server has.
      '/service-worker.js': server,
    },
  },
});
