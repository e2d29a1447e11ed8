import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Manifest, measurePages, scriptsOf, sizeTable } from './sizes.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const manifest: Manifest = {
  'index.html': { file: 'index.js', isEntry: true, imports: ['_react.js'] },
  '_react.js': { file: 'react.js' },
  'src/home/Home.tsx': { file: 'home.js', src: 'src/home/Home.tsx', imports: ['_react.js', '_list.js'] },
  '_list.js': { file: 'list.js', name: 'list' },
  '_Agenda-x1.js': { file: 'agenda.js', name: 'Agenda' },
  'src/old/Home.tsx': { file: 'old.js', src: 'src/old/Home.tsx' },
  'src/app.css': { file: 'app.css', src: 'src/app.css' },
};

test('a page weighs its entry, its modules and all that these import, each once', () => {
  const scripts = scriptsOf(manifest, ['home/Home.tsx', 'panel/Agenda.tsx']);
  expect(scripts.sort()).toEqual(['agenda.js', 'home.js', 'index.js', 'list.js', 'react.js']);
});

test('a module that is no chunk of its own any more is named', () => {
  expect(() => scriptsOf(manifest, ['call/Lobby.tsx'])).toThrow('no chunk for call/Lobby.tsx');
});

test('a name that fits several modules is refused, so that none is weighed by mistake', () => {
  expect(() => scriptsOf(manifest, ['Home.tsx'])).toThrow('Several modules');
});

test('sizes are of the compressed bytes, and too heavy pages are marked', () => {
  const dist = temporaryFolder();
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const { file } of Object.values(manifest)) writeFileSync(join(dist, file), randomBytes(1_000));
  const [size] = measurePages(dist, [{ page: 'home', limit: 3, modules: ['home/Home.tsx'] }]);
  expect(size?.size).toBeCloseTo(4.1, 1);
  expect(size && sizeTable([size])).toContain('too heavy');
});
