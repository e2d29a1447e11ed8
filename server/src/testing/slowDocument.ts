import { varUint } from '../features/collab/testing.ts';

const join = (...parts: readonly (number | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? varUint(part) : part)));

/** So many items in a chain, and as many that all stand right of its first one: Yjs looks through the chain for each. */
export function slowDocument(items: number): Uint8Array {
  const first = join(4, 1, 1, 116, 1, 97);
  const behind = (client: number, clock: number) => join(Uint8Array.of(0x84), client, clock, 1, 98);
  const each = Array.from({ length: items }, (_, at) => at);
  const chain = each.map((at) => behind(1, at));
  const crowd = [behind(1, items), ...each.map(() => behind(1, 0))];
  return join(2, crowd.length, 2, 0, ...crowd, items + 1, 1, 0, first, ...chain, 0);
}
