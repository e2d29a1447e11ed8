import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Manifest, measurePages, scriptsOf, sizeTable } from './sizes.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const manifest: Manifest = {
  'index.html': {
    file: 'index.js',
    isEntry: true,
    imports: ['_react.js'],
    dynamicImports: ['src/Home.tsx', 'src/Call.tsx'],
  },
  '_react.js': { file: 'react.js' },
  'src/Home.tsx': { file: 'home.js', src: 'src/Home.tsx', imports: ['_react.js', '_list.js'] },
  '_list.js': { file: 'list.js' },
  'src/Call.tsx': {
    file: 'call.js',
    src: 'src/Call.tsx',
    imports: ['index.html'],
    dynamicImports: ['src/Editor.tsx'],
  },
  'src/Editor.tsx': { file: 'editor.js', src: 'src/Editor.tsx', imports: ['_list.js'] },
  'src/app.css': { file: 'app.css', src: 'src/app.css' },
};
const page = { page: 'a page', limit: 3 };

test('a page weighs its entry, its module and all that these import, each once', () => {
  expect(scriptsOf(manifest, { ...page, modules: ['Home.tsx'] }).sort()).toEqual([
    'home.js',
    'index.js',
    'list.js',
    'react.js',
  ]);
});

test('what is loaded later counts only where the page is measured whole', () => {
  expect(scriptsOf(manifest, { ...page, modules: ['Call.tsx'] })).not.toContain('editor.js');
  const whole = scriptsOf(manifest, { ...page, modules: ['Call.tsx'], whole: ['Call.tsx'] });
  expect(whole).toEqual(expect.arrayContaining(['editor.js', 'list.js']));
  expect(whole).not.toContain('home.js');
});

test('a module that is no chunk of its own any more is named', () => {
  expect(() => scriptsOf(manifest, { ...page, modules: ['Lobby.tsx'] })).toThrow('no chunk for Lobby.tsx');
});

test('sizes are of the compressed bytes, and too heavy pages are marked', () => {
  const dist = temporaryFolder();
  mkdirSync(join(dist, '.vite'));
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const { file } of Object.values(manifest)) writeFileSync(join(dist, file), randomBytes(1_000));
  const [size] = measurePages(dist, [{ ...page, modules: ['Home.tsx'] }]);
  expect(size?.size).toBeCloseTo(4.1, 1);
  expect(size && sizeTable([size])).toContain('too heavy');
});
