/** A change of a text: at `index`, `remove` UTF-16 units go and `insert` comes. */
export interface TextEdit {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/** One step of a Y.Text delta. */
export interface DeltaStep {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
}

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * The smallest edit that makes `after` of `before`; undefined when they are equal.
 * @param caret where the caret stands in `after`: of several equal readings ("aa" typed as "aaa") the one that
 *   happened there is taken, so that an edit by somebody else at the same time merges as both meant it
 */
export function editBetween(before: string, after: string, caret: number): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const room = Math.min(shorter, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head++;
  // Half a surrogate pair would be stored as a replacement character.
  if (isLow(before.charCodeAt(head)) || isLow(after.charCodeAt(head))) head = Math.max(0, head - 1);
  const splitsTail = (text: string) => isLow(text.charCodeAt(text.length - tail));
  if (tail > 0 && (splitsTail(before) || splitsTail(after))) tail--;
  return { index: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/** Where a place in a text lies after `delta`. Text that comes in exactly there goes behind it. */
export function mapIndex(index: number, delta: readonly DeltaStep[]): number {
  let at = 0;
  let mapped = index;
  for (const step of delta) {
    if (at > mapped) break;
    if (step.retain !== undefined) at += step.retain;
    else if (step.delete !== undefined) mapped -= Math.min(step.delete, Math.max(0, mapped - at));
    else {
      const length = typeof step.insert === 'string' ? step.insert.length : 1;
      if (at < mapped) mapped += length;
      at += length;
    }
  }
  return mapped;
}
