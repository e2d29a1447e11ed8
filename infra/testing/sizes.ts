import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Remedy } from '../setup/remedy.ts';

interface PageBudget {
  page: string;
  /** kB of script, gz, 1 kB = 1000 bytes. */
  limit: number;
  /** Modules that are loaded with `import()` on the way to this page; what they import statically counts too. */
  modules: string[];
  /** Of those, the ones whose own `import()`s are part of the page as well. */
  whole?: string[];
}

const lobby = ['SessionPage.tsx', 'Lobby.tsx'];

const budgets: PageBudget[] = [
  { page: 'sign-in', limit: 160, modules: ['SignInPage.tsx'] },
  { page: 'home', limit: 250, modules: ['HomePage.tsx'] },
  { page: 'lobby, ready to join', limit: 410, modules: lobby },
  {
    page: 'session with its panel',
    limit: 680,
    modules: [...lobby, 'Call.tsx', 'Panel.tsx'],
    whole: ['Call.tsx', 'Panel.tsx'],
  },
];

/** What Vite writes with `build.manifest`; keys are source paths, or names of shared chunks. */
interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}
export type Manifest = Record<string, Chunk>;

export interface PageSize {
  page: string;
  limit: number;
  size: number;
  /** The heaviest first. */
  files: { file: string; size: number }[];
}

export function measurePages(dist: string, pages = budgets): PageSize[] {
  const manifestFile = join(dist, '.vite/manifest.json');
  if (!existsSync(manifestFile)) {
    throw new Remedy(
      `There is no ${manifestFile}.`,
      'Build the client first, with `build.manifest` in its vite.config.ts.',
    );
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  return pages.map((page) => {
    const files = scriptsOf(manifest, page)
      .map((file) => ({ file, size: gzipSync(readFileSync(join(dist, file))).length / 1000 }))
      .sort((a, b) => b.size - a.size);
    return { ...page, files, size: files.reduce((sum, { size }) => sum + size, 0) };
  });
}

export function scriptsOf(manifest: Manifest, { modules, whole = [] }: PageBudget): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const reached = new Set<string>();
  const visit = (key: string, lazyToo: boolean) => {
    const chunk = manifest[key];
    if (!chunk || reached.has(key)) return;
    reached.add(key);
    for (const next of chunk.imports ?? []) visit(next, false);
    if (lazyToo) for (const next of chunk.dynamicImports ?? []) visit(next, true);
  };
  for (const module of whole) visit(keyOf(manifest, module), true);
  for (const key of [...entries, ...modules.map((module) => keyOf(manifest, module))]) visit(key, false);
  const files = [...reached].map((key) => manifest[key]?.file ?? '');
  return [...new Set(files.filter((file) => file.endsWith('.js')))];
}

function keyOf(manifest: Manifest, module: string): string {
  const keys = Object.keys(manifest).filter((key) => basename(manifest[key]?.src ?? '') === module);
  const [key] = keys;
  if (key && keys.length === 1) return key;
  throw new Remedy(
    key
      ? `Several modules of the client are called ${module}: ${keys.join(', ')}.`
      : `The client has no chunk for ${module}: it is not loaded with import() any more, or has another name.`,
    'Mend the client, or the table in infra/testing/sizes.ts.',
  );
}

export function sizeTable(sizes: PageSize[]): string {
  const row = (page: string, size: string, limit: string) =>
    `  ${page.padEnd(26)}${size.padStart(9)}${limit.padStart(9)}`;
  return [
    row('script, gz', 'kB', 'limit'),
    ...sizes.map(({ page, size, limit }) => {
      const over = size > limit ? '  too heavy' : '';
      return `${row(page, size.toFixed(1), String(limit))}${over}`;
    }),
  ].join('\n');
}
