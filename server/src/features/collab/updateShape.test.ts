import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MalformedError } from './byteReader.ts';
import { varBytes, varUint } from './testing.ts';
import { readUpdateShape } from './updateShape.ts';

/** A document with every kind of content that Yjs can write, by two clients, with deletions. */
function everything(): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const one = new Y.Doc();
  one.clientID = 7;
  const other = new Y.Doc();
  other.clientID = 9;
  one.on('update', (update: Uint8Array) => updates.push(update));
  const text = one.getText('text');
  text.insert(0, 'hello 👋 wörld', { bold: true });
  text.insertEmbed(3, { image: [1, { deep: null }] });
  text.format(0, 2, { italic: { level: 3 } });
  one
    .getMap('map')
    .set('any', { a: [1, 2.5, -7, 1e300, true, null, undefined, 'ü'], b: new Uint8Array([1, 2]) });
  one.getMap('map').set('big', 12345678901234567890n);
  one.getMap('map').set('bytes', new Uint8Array([1, 2, 3]));
  const element = new Y.XmlElement('p');
  one.getXmlFragment('xml').insert(0, [element, new Y.XmlText('inner')]);
  element.setAttribute('class', 'x');
  element.push([new Y.XmlHook('hook') as unknown as Y.XmlElement]);
  one.getArray('array').push([new Y.Map(), new Y.Array(), 1, 'two']);
  text.delete(1, 4);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  other.on('update', (update: Uint8Array) => updates.push(update));
  other.getText('text').insert(2, 'from the other');
  other.getText('text').delete(0, 1);
  updates.push(Y.encodeStateAsUpdate(other), Y.mergeUpdates(updates));
  return updates;
}

describe('readUpdateShape', () => {
  test('reads who wrote which clocks as Yjs does, for every kind of content', () => {
    for (const update of everything()) {
      const { sections } = readUpdateShape(update);
      const { from, to } = Y.parseUpdateMeta(update);
      expect(new Map(sections.map(({ client, clock }) => [client, clock]))).toEqual(from);
      expect(new Map(sections.map(({ client, end }) => [client, end]))).toEqual(to);
    }
  });

  test('reads what is deleted as Yjs does', () => {
    for (const update of everything()) {
      const expected = [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
        ranges.map(({ clock, len }) => ({ client, clock, end: clock + len })),
      );
      expect(readUpdateShape(update).deletes).toEqual(expected);
    }
  });

  test.each([
    ['structs', [varUint(1), varUint(30_000_000), varUint(5), varUint(0)]],
    ['clients', [varUint(30_000_000)]],
    ['deletes', [varUint(0), varUint(1), varUint(5), varUint(30_000_000)]],
    ['values', [varUint(1), varUint(1), varUint(5), varUint(0), [8, 1, 1, 97], varUint(30_000_000), [0, 0]]],
    [
      'members',
      [varUint(1), varUint(1), varUint(5), varUint(0), [8, 1, 1, 97, 1, 118], varUint(30_000_000), [0]],
    ],
  ])('refuses before decoding what claims more %s than its bytes can hold', (_what, parts) => {
    expect(() => readUpdateShape(bytes(parts))).toThrow(MalformedError);
  });

  test.each([
    ['a struct without length', item([4, 1, 1, 97, 0])],
    ['a clock beyond all use', bytes([varUint(1), varUint(1), varUint(5), varUint(2 ** 40), [0, 1, 0]])],
    ['an item that builds on itself', item([0x84, 5, 0, 1, 97])],
    ['a document inside the document', item([9, 1, 1, 97, 1, 97, 118, 0])],
    ['an unknown content', item([11, 1, 1, 97, 0])],
    ['broken UTF-8', item([4, 1, 1, 97, 1, 0xff])],
    ['broken JSON', item([5, 1, 1, 97, 1, 0x7b])],
    ['values nested a hundred deep', item([8, 1, 1, 97, 1, ...Array(100).fill([117, 1]).flat(), 126])],
    [
      'JSON nested a hundred deep',
      item([5, 1, 1, 97, ...varBytes(Buffer.from('['.repeat(100) + ']'.repeat(100)))]),
    ],
    ['clients out of their order', bytes([[2, 1, 5, 0, 0, 1, 1, 6, 0, 0, 1, 0]])],
    ['a client twice', bytes([[2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0]])],
    ['bytes behind the end', bytes([[0, 0, 0]])],
    ['nothing at all', bytes([])],
  ])('refuses %s', (_what, update) => {
    expect(() => readUpdateShape(update)).toThrow(MalformedError);
  });

  test('what it lets through, Yjs can merge, compare and apply; what it does not, ends in its own error', () => {
    const seeds = everything();
    const mutated = fc
      .record({
        seed: fc.constantFrom(...seeds),
        changes: fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 4 }),
        cut: fc.option(fc.nat()),
      })
      .map(({ seed, changes, cut }) => {
        const update = Uint8Array.from(seed);
        for (const { at, byte } of changes) update[at % update.length] = byte;
        return cut === null ? update : update.slice(0, cut % update.length);
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 60 })), (update) => {
        if (!passes(update)) return;
        const base = seeds.at(-1) ?? update;
        const merged = Y.mergeUpdates([base, update]);
        Y.diffUpdate(merged, Y.encodeStateVectorFromUpdate(update));
        Y.applyUpdate(new Y.Doc(), update);
      }),
      { numRuns: 20_000 },
    );
  });
});

function passes(update: Uint8Array): boolean {
  try {
    readUpdateShape(update);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedError);
    return false;
  }
}

function bytes(parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** An update of one item of client 5 at clock 0, with nothing deleted. */
function item(content: number[]): Uint8Array {
  return bytes([[1, 1, 5, 0], content, [0]]);
}
