/** Seeds that have failed once. They run before the new ones, in short and in full. */
export const regressionSeeds = {
  convergence: [],
  frames: [],
  protocol: [],
  bombs: [],
} as const satisfies Record<string, readonly number[]>;

export type SeededRow = keyof typeof regressionSeeds;
