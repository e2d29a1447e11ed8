/** A picture that took longer than this looks like a row of stills: about eight a second (ms). */
const tooLong = 120;
/** What is looked at: one slow moment is not a slow machine (ms). */
const span = 6_000;
/** Fewer pictures in a span say nothing; a machine may take more than a second for each. */
const fewest = 4;
/** Loading and the first drawing are slow everywhere (ms). */
const warmUp = 2_000;

/**
 * Judges from how long each picture took whether a machine is too slow. Times in ms of one clock.
 * @returns what is to be told of every picture; it answers true when half of those of the last seconds took too long
 */
export function slownessMeter(): (at: number, took: number) => boolean {
  let first: number | undefined;
  let seen: { at: number; took: number }[] = [];
  return (at, took) => {
    first ??= at;
    if (at - first < warmUp) return false;
    seen.push({ at, took });
    const isWhole = at - first >= warmUp + span;
    seen = seen.filter((one) => at - one.at <= span);
    if (!isWhole || seen.length < fewest) return false;
    return seen.filter((one) => one.took > tooLong).length * 2 > seen.length;
  };
}
