import * as Y from 'yjs';
import { alignBlocks } from '../../collab/alignBlocks.ts';
import { RapportError } from '../../core/errors.ts';
import { restoreText } from './restoreText.ts';

type Parent = Y.XmlFragment | Y.XmlElement;
type Node = ReturnType<Parent['toArray']>[number];

/** Deeper than any editor nests, and far from what a stack holds. */
const mostLevels = 100;

/**
 * Makes the blocks of a text say what they said `then`. Blocks that are alike keep their identity, and with it what
 * others are writing in them; of those that were changed only the difference is written.
 * @throws RapportError too_large when it is nested deeper than any text
 */
export function restoreChildren(now: Parent, then: Parent, level = 0): void {
  if (level > mostLevels) throw new RapportError('too_large', { message: 'Nested too deep to be restored.' });
  const blocks = now.toArray();
  const earlier = then.toArray();
  const pairs = alignBlocks(blocks.map(blockOf), earlier.map(blockOf));
  // From the end, so that places before it stay right.
  let [end, earlierEnd] = [blocks.length, earlier.length];
  for (const [i, j] of [...pairs.reverse(), [-1, -1] as const]) {
    if (end > i + 1) now.delete(i + 1, end - i - 1);
    if (earlierEnd > j + 1) {
      now.insert(
        i + 1,
        earlier.slice(j + 1, earlierEnd).map((node) => node.clone() as Y.XmlElement),
      );
    }
    const [block, model] = [blocks[i], earlier[j]];
    if (block && model) restoreNode(block, model, level);
    [end, earlierEnd] = [i, j];
  }
}

function restoreNode(now: Node, then: Node, level: number): void {
  if (now instanceof Y.XmlText && then instanceof Y.XmlText) return restoreText(now, then);
  if (!(now instanceof Y.XmlElement) || !(then instanceof Y.XmlElement)) return;
  restoreAttributes(now, then);
  restoreChildren(now, then, level + 1);
}

function restoreAttributes(now: Y.XmlElement, then: Y.XmlElement): void {
  const attributes: Record<string, unknown> = now.getAttributes();
  const earlier: Record<string, unknown> = then.getAttributes();
  for (const key of Object.keys(attributes)) if (!Object.hasOwn(earlier, key)) now.removeAttribute(key);
  for (const [key, value] of Object.entries(earlier)) {
    // Attributes of the editor are numbers and flags too, which Yjs' types do not say.
    if (JSON.stringify(attributes[key]) !== JSON.stringify(value)) now.setAttribute(key, value as string);
  }
}

function blockOf(node: Node) {
  const id = node._item?.id;
  return {
    id: `${node instanceof Y.XmlElement ? node.nodeName : node.constructor.name}:${id?.client}:${id?.clock}`,
    content: () => JSON.stringify(contentOf(node)),
  };
}

/** Equal for nodes that say the same. Becomes a string only as a whole: one in another is twice as long at each level. */
function contentOf(node: Node, level = 0): unknown {
  if (level > mostLevels) return '';
  if (node instanceof Y.XmlText) return node.toDelta();
  if (!(node instanceof Y.XmlElement)) return node.toJSON();
  const attributes = Object.entries(node.getAttributes()).sort(([a], [b]) => (a < b ? -1 : 1));
  const children = node.toArray().map((child) => contentOf(child, level + 1));
  return [node.nodeName, attributes, children];
}
