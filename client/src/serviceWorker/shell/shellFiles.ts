/** As much of Vite's manifest as this reads; keys are source paths, or names of shared chunks. */
export type BuiltFiles = Record<
  string,
  {
    readonly file: string;
    readonly isEntry?: boolean;
    readonly imports?: readonly string[];
    readonly dynamicImports?: readonly string[];
    readonly css?: readonly string[];
    readonly assets?: readonly string[];
  }
>;

/**
 * What nobody can use without a network, and who has no account yet does not come back to. What only these load stays
 * out of the shell; the browser keeps it as it keeps any file, once it was used.
 */
const leftOut: readonly RegExp[] = [
  /\/sessions\/call\/Call\.tsx$/,
  /\/call\/effects\//,
  /\/pages\/(SetUp|Join|Reset|MailLink|Enter|Operations|People)Page\.tsx$/,
];

/** Scripts and styles, and the letters that most of Europe writes with. No models, no WebAssembly, no workers. */
const kept = /(\.js|\.css|-latin(-ext)?-wght-[\w-]+\.woff2)$/;

/** What is larger is no part of a page (bytes). */
const largest = 600_000;

/**
 * The built files that home, pairs, sessions and records need, all of their dialogs included, so that they open and
 * work without a network.
 * @param sizeOf bytes of a built file
 */
export function shellFiles(built: BuiltFiles, sizeOf: (file: string) => number): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = built[key];
    if (!chunk || seen.has(key) || leftOut.some((pattern) => pattern.test(key))) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  for (const [key, { isEntry }] of Object.entries(built)) if (isEntry) visit(key);
  return [...files].filter((file) => kept.test(file) && sizeOf(file) <= largest).sort();
}
