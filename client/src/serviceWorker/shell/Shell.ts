/** What the worker keeps of one build, so that the app opens without a network. */
export interface Shell {
  /** Changes with every file of it. */
  readonly version: string;
  /** The first script, by which a page knows of which build it is. */
  readonly entry: string;
  /** Paths beside the page itself. */
  readonly files: readonly string[];
}
