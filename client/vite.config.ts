import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { backgroundAssets } from './backgroundAssets.ts';
import { lighterPages } from './lighterPages.ts';

const server = process.env.RAPPORT_DEV_SERVER ?? 'http://127.0.0.1:3000';
const socket = { target: server, ws: true };

export default defineConfig({
  plugins: [lighterPages(), react(), tailwindcss(), backgroundAssets()],
  build: {
    // `light-dark()` is used as it stands from these on; older engines are not served.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    manifest: true,
    // The content security policy knows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The first chunk has the list of all of them: words in it, or longer hashes, would weigh and tell nobody anything.
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash:7].js' } },
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
