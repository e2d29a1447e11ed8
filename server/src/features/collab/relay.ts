import type { Member } from './member.ts';
import { joinParts, type Part } from './part.ts';
import { serverMessage } from './serverMessage.ts';

/** With more who write in the same turn all get the same: what each would be spared costs us more than it costs them. */
const mostSpared = 8;

/**
 * Sends parts to everybody but their senders; what goes to many is encoded once.
 * @param whole what all of them hold together
 */
export function relay(parts: readonly Part[], whole: Uint8Array, members: Iterable<Member>): void {
  const senders = new Set<Member | undefined>();
  for (const { from } of parts) senders.add(from);
  let forAll: Uint8Array | undefined;
  for (const member of members) {
    if (!senders.has(member) || senders.size > mostSpared) {
      forAll ??= frameOf(parts, whole);
      member.send(forAll);
    } else if (senders.size > 1) {
      const others = parts.filter(({ from }) => from !== member);
      member.send(frameOf(others, joinParts(others)?.bytes));
    }
  }
}

function frameOf(parts: readonly Part[], update: Uint8Array = nothing): Uint8Array {
  const asItCame = parts.length === 1 ? parts[0]?.frame : undefined;
  return asItCame ?? serverMessage.update(update);
}

const nothing = Uint8Array.of(0, 0);
