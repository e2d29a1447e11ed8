export interface Progress {
  /** What is being done now; shown at most every few seconds unless it is a new stage. */
  stage(text: string): void;
  detail(text: string): void;
  done(text?: string): void;
  failed(): void;
}

const secondsBetweenDetails = 10;

/** Plain lines rather than a redrawn screen: they read the same in a terminal, in a log and in CI. */
export function progress(name: string, write: (line: string) => void = console.log): Progress {
  const startedAt = Date.now();
  let lastShown = 0;
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const show = (text: string) => {
    lastShown = Date.now();
    write(`  ${name.padEnd(12)} ${text}`);
  };
  return {
    stage: show,
    detail(text) {
      if (Date.now() - lastShown >= secondsBetweenDetails * 1000) show(`${text} (${seconds()})`);
    },
    done: (text = 'ready') => show(`${text} (${seconds()})`),
    failed: () => show(`failed (${seconds()})`),
  };
}
