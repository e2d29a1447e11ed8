import type { Member } from './member.ts';
import { mergeParts, type Part } from './part.ts';
import { serverMessage } from './serverMessage.ts';

/** Sends parts to everybody but their senders; what goes to many is encoded once. */
export function relay(parts: readonly Part[], merged: Uint8Array, members: Iterable<Member>): void {
  const senders = new Set(parts.map(({ from }) => from));
  const [first] = parts;
  let forAll = parts.length === 1 ? first?.frame : undefined;
  for (const member of members) {
    if (!senders.has(member)) {
      forAll ??= serverMessage.update(merged);
      member.send(forAll);
    } else if (senders.size > 1) {
      member.send(serverMessage.update(mergeParts(parts.filter(({ from }) => from !== member))));
    }
  }
}
