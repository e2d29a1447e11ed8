import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Remedy } from '../setup/remedy.ts';

interface PageBudget {
  page: string;
  /** kB of script, gz, 1 kB = 1000 bytes. */
  limit: number;
  /**
   * Ends of the paths of all modules that the page loads with `import()` until it stands, words and live connection
   * included; what they import statically counts too.
   */
  modules: string[];
}

const texts = (...namespaces: string[]) => namespaces.map((name) => `i18n/en/${name}.ts`);
const signedIn = ['app/SignedIn.tsx', 'socket.io-client/build/esm/index.js', ...texts('shell')];

const lobby = [
  ...signedIn,
  ...texts('call', 'view', 'panel', 'actions', 'booking'),
  ...['pages/SessionPage.tsx', 'collab/CollabDocument.ts', 'panel/AgendaEditor.tsx', 'lobby/Lobby.tsx'],
  // Loaded as soon as the room is open, so that joining waits for nothing.
  'call/Call.tsx',
];

const budgets: PageBudget[] = [
  { page: 'sign-in', limit: 160, modules: ['pages/SignInPage.tsx', ...texts('identity')] },
  {
    page: 'home',
    limit: 250,
    modules: [
      ...signedIn,
      ...['app/ShellLayout.tsx', 'pages/HomePage.tsx'],
      ...texts('home', 'mentorships', 'booking', 'identity'),
    ],
  },
  { page: 'lobby, ready to join', limit: 414, modules: lobby },
  {
    page: 'session with its panel',
    limit: 680,
    modules: [...lobby, 'panel/Panel.tsx', 'notes/NotesEditor.tsx'],
  },
];

/** What Vite writes with `build.manifest`; keys are source paths, or names of shared chunks. */
interface Chunk {
  file: string;
  name?: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
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
    const files = scriptsOf(manifest, page.modules)
      .map((file) => ({ file, size: gzipSync(readFileSync(join(dist, file))).length / 1000 }))
      .sort((a, b) => b.size - a.size);
    return { ...page, files, size: files.reduce((sum, { size }) => sum + size, 0) };
  });
}

export function scriptsOf(manifest: Manifest, modules: string[]): string[] {
  const reached = new Set<string>();
  const visit = (key: string) => {
    if (reached.has(key)) return;
    reached.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  for (const key of Object.keys(manifest)) if (manifest[key]?.isEntry) visit(key);
  for (const module of modules) visit(keyOf(manifest, module));
  const files = [...reached].map((key) => manifest[key]?.file ?? '');
  return [...new Set(files.filter((file) => file.endsWith('.js')))];
}

function keyOf(manifest: Manifest, module: string): string {
  const chunks = Object.entries(manifest);
  const bySource = chunks.filter(([, { src }]) => src?.endsWith(`/${module}`));
  // A module that others import statically as well shares a chunk, which has its name but no source.
  const name = basename(module, extname(module));
  const found =
    bySource.length > 0 ? bySource : chunks.filter(([, chunk]) => !chunk.src && chunk.name === name);
  const [only] = found;
  if (only && found.length === 1) return only[0];
  throw new Remedy(
    only
      ? `Several modules of the client end in ${module}: ${found.map(([key]) => key).join(', ')}.`
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
