/**
 * Fractional positions: strings over 0-9A-Za-z that sort by code unit, with always room for another between two.
 * A random tail keeps two people who insert at the same place at once from making equal keys.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A position strictly between `before` and `after`; undefined stands for the open end.
 * @param random a number in [0, 1), `Math.random` unless a test decides
 * @throws RangeError when `before` does not sort before `after`
 */
export function positionBetween(
  before: string | undefined,
  after: string | undefined,
  random: () => number = Math.random,
): string {
  if (before !== undefined && after !== undefined && before >= after) {
    throw new RangeError(`no position between ${before} and ${after}`);
  }
  const tail = () => digits.charAt(1 + Math.floor(random() * (digits.length - 1)));
  return midpoint(before ?? '', after) + tail() + tail();
}

/** The middle of two fractions, written in `digits`; `low` is '' for zero, `high` undefined for one. */
function midpoint(low: string, high: string | undefined): string {
  if (high !== undefined) {
    let shared = 0;
    while ((low[shared] ?? '0') === high[shared]) shared++;
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared));
  }
  const a = low ? digits.indexOf(low.charAt(0)) : 0;
  const b = high === undefined ? digits.length : digits.indexOf(high.charAt(0));
  if (b - a > 1) return digits.charAt(Math.floor((a + b) / 2));
  return digits.charAt(a) + midpoint(low.slice(1), undefined);
}

/** Where an item goes that is moved to `index` among `positions` (sorted, without itself). */
export function positionAt(positions: readonly string[], index: number): string {
  const before = positions[index - 1];
  // Equal neighbours can only come from outside this function; step over them rather than fail.
  const after = positions.slice(index).find((p) => before === undefined || p > before);
  return positionBetween(before, after);
}
