import { isUtf8 } from 'node:buffer';
import { type ByteReader, MalformedError } from './byteReader.ts';

/** Values inside one another; deeper ones overflow the stack of whoever decodes them. */
const deepest = 64;

/** Reads past a string; answers its length as JavaScript counts it. */
export function skipString(reader: ByteReader): number {
  const bytes = reader.varBytes();
  let ascii = true;
  for (let i = 0; i < bytes.length && ascii; i += 1) ascii = (bytes[i] ?? 0) < 128;
  return ascii ? bytes.length : decode(bytes).length;
}

function decode(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new MalformedError('not UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function skipJson(reader: ByteReader, also?: string): void {
  const bytes = reader.varBytes();
  checkDepth(bytes);
  const text = decode(bytes);
  if (text === also) return;
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new MalformedError('not JSON', { cause });
  }
}

const byte = { quote: 0x22, backslash: 0x5c, opens: [0x5b, 0x7b], closes: [0x5d, 0x7d] } as const;

/** How deep JSON goes, before anything is built of it: in UTF-8 these bytes stand for nothing else. */
function checkDepth(json: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case byte.quote:
        inString = !inString;
        break;
      case byte.backslash:
        at += 1;
        break;
      case byte.opens[0]:
      case byte.opens[1]:
        if (!inString) depth += 1;
        if (depth > deepest) throw new MalformedError('nested too deeply');
        break;
      case byte.closes[0]:
      case byte.closes[1]:
        if (!inString) depth -= 1;
    }
  }
}

function skipAny(reader: ByteReader, depth: number): void {
  if (depth > deepest) throw new MalformedError('nested too deeply');
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      return reader.skipVarInt();
    case 124:
      return reader.skip(4);
    case 123: // float64
    case 122: // bigint
      return reader.skip(8);
    case 119:
      return void skipString(reader);
    case 118:
      for (let left = reader.count(2); left > 0; left -= 1) {
        skipString(reader);
        skipAny(reader, depth + 1);
      }
      return;
    case 117:
      for (let left = reader.count(1); left > 0; left -= 1) skipAny(reader, depth + 1);
      return;
    case 116:
      return void reader.varBytes();
    default:
      throw new MalformedError('unknown value');
  }
}

const xmlElement = 3;
const xmlHook = 5;
const xmlText = 6;

function skipType(reader: ByteReader): number {
  const type = reader.varUint();
  if (type > xmlText) throw new MalformedError('unknown type');
  if (type === xmlElement || type === xmlHook) skipString(reader);
  return 1;
}

/** Reads past an item's content of Yjs' v1 encoding; answers how many clocks it takes. */
export function skipContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.varUint();
    case 2: {
      const values = reader.count(1);
      for (let left = values; left > 0; left -= 1) skipJson(reader, 'undefined');
      return values;
    }
    case 3: // binary
      reader.varBytes();
      return 1;
    case 4:
      return skipString(reader);
    case 5: // embed
      skipJson(reader);
      return 1;
    case 6: // format
      skipString(reader);
      skipJson(reader);
      return 1;
    case 7:
      return skipType(reader);
    case 8: {
      const values = reader.count(1);
      for (let left = values; left > 0; left -= 1) skipAny(reader, 0);
      return values;
    }
    // 9, a document inside a document, is something that nobody of ours writes.
    default:
      throw new MalformedError('unknown content');
  }
}
