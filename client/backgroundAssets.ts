import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const main = createRequire(import.meta.url).resolve('@twilio/video-processors');
const root = join(dirname(main), '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const built = join(root, 'dist/build');

/** The workers, their WebAssembly and its model; what a page would need instead of them stays away. */
const isAsset = (name: string) => !name.startsWith('twilio-video-processors');

/** With the version: they are kept for a year, and name each other, so that they can have no hash. */
const served = `assets/background-${version}/`;

/** What hides a background, from its package to our own origin. */
export function backgroundAssets(): Plugin {
  return {
    name: 'background-assets',
    config: (_, { command }) => ({
      define: {
        'import.meta.env.BACKGROUND_ASSETS': JSON.stringify(
          command === 'build' ? `/${served}` : `/@fs${built}/`,
        ),
      },
    }),
    generateBundle() {
      const files = readdirSync(built).filter(isAsset);
      for (const name of files) {
        this.emitFile({ type: 'asset', fileName: served + name, source: readFileSync(join(built, name)) });
      }
      const licence = readFileSync(join(root, 'LICENSE.md'));
      this.emitFile({ type: 'asset', fileName: `${served}LICENSE.md`, source: licence });
    },
  };
}
