import type { Source, Taken } from '../../record/capture.js';
import { type Chunks, peek, streamLines } from '../bytes.js';
import { attempt, captureOf, type Found, failure } from '../capture.js';
import { decodeText } from '../decode-text.js';
import { InputError } from '../errors.js';
import { limits, megabytes } from '../limits.js';
import { foundInFields } from './fields.js';
import { foundInNinjs, isNinjs } from './ninjs.js';
import { type Input, type Reading, scopeOf } from './reader.js';

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON lines, a JSON array, one JSON value after another, or one value with the reports in a list in it. In constant memory. */
export async function* readJson(input: Input, reading: Reading): AsyncGenerator<Taken> {
  const { head, all } = await peek(input.chunks, 1 << 16);
  if (isLines(head, input.name)) yield* readLines({ ...input, chunks: all }, reading);
  else yield* readValues({ ...input, chunks: all }, reading);
}

/** Lines are told by the name, or by a first line that is a whole object. */
function isLines(head: Uint8Array, name: string): boolean {
  if (/\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$/iu.test(name)) return true;
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (!text.startsWith('{')) return false;
  const [first = '', second = ''] = text.split('\n', 2);
  return parsed(first) !== undefined || second.startsWith('{"');
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

async function* readLines({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  for await (const { number, bytes, long } of streamLines(chunks)) {
    const item = `${name} line ${number}`;
    if (bytes === undefined) yield failure(item, tooLong(long));
    else yield* itemsOf(item, bytes, reading, scopeOf(name));
  }
}

async function* readValues({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  let number = 0;
  for await (const value of jsonValues(chunks)) {
    const item = `${name} item ${++number}`;
    if (value.kind === 'long') yield failure(item, tooLong(value.bytes));
    else if (value.kind === 'rest')
      yield failure(
        item,
        new InputError('not JSON from here on: the rest is left out. Mend it, or write one report a line.'),
      );
    else yield* itemsOf(item, value.bytes, reading, scopeOf(name));
  }
}

const tooLong = (bytes: number): InputError =>
  new InputError(
    `too large for one report (${megabytes(bytes)}; at most ${megabytes(limits.rowBytes)}). Write one report a line: jq -c '.[]' FILE.`,
  );

/** Names under which services hand over lists of reports. */
const lists = [
  'articles',
  'items',
  'results',
  'data',
  'docs',
  'reports',
  'documents',
  'response',
  'hits',
  'news',
  'records',
  '_source',
];

function* itemsOf(name: string, bytes: Uint8Array, reading: Reading, scope: string): Generator<Taken> {
  const decoded = decodeText(bytes);
  const value = parsed(decoded.text);
  if (value === undefined) {
    yield failure(name, new InputError('not JSON, or broken.'));
    return;
  }
  const found = [...reportsIn(value, 0)];
  for (const [i, object] of found.entries())
    yield attempt(found.length === 1 ? name : `${name} report ${i + 1}`, () => {
      if (!isObject(object))
        throw new InputError(
          'a report must be a JSON object: {"id", "title", "text", "published", "publisher", "url"}.',
        );
      const report: Found = isNinjs(object) ? foundInNinjs(object) : foundInFields(object, reading.map, scope);
      const source: Source = {
        bytes: found.length === 1 ? bytes : Buffer.from(JSON.stringify(object)),
        mediaType: 'application/json',
        url: null,
        headers: null,
      };
      return captureOf({ ...report, source, notes: [...decoded.notes, ...(report.notes ?? [])] }, reading);
    });
}

/** The values of a line or file that stand for reports: itself, or those in the lists in it. */
function* reportsIn(value: unknown, depth: number): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const inner of value) yield* depth > 4 ? [inner] : reportsIn(inner, depth + 1);
    return;
  }
  if (isObject(value) && depth <= 4 && !isNinjs(value)) {
    const inner = lists
      .map((k) => value[k])
      .find(
        (v) => (Array.isArray(v) && v.length > 0 && v.every(isObject)) || (isObject(v) && lists.some((k) => k in v)),
      );
    if (inner !== undefined) {
      yield* reportsIn(inner, depth + 1);
      return;
    }
    // as search engines hand over a hit
    if (isObject(value['_source'])) {
      yield { id: value['_id'], ...value['_source'] };
      return;
    }
  }
  yield value;
}

type JsonValue =
  | { readonly kind: 'value'; readonly bytes: Uint8Array }
  | { readonly kind: 'long'; readonly bytes: number }
  | { readonly kind: 'rest' };

const [quote, backslash, comma, open, close, openList, closeList] = [0x22, 0x5c, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d] as const;

/**
 * The elements of a JSON array, or JSON values one after the other, cut out of a stream without parsing: only brackets
 * and strings are followed. A value beyond `limits.rowBytes` is not kept.
 */
async function* jsonValues(chunks: Chunks): AsyncGenerator<JsonValue> {
  let inArray = false;
  let started = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let held: Uint8Array[] = [];
  let size = 0;
  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > limits.rowBytes) held = [];
    else held.push(bytes);
  };
  function* end(): Generator<JsonValue> {
    if (size > limits.rowBytes) yield { kind: 'long', bytes: size };
    else if (size > 0) yield { kind: 'value', bytes: Buffer.concat(held) };
    held = [];
    size = 0;
  }
  for await (const chunk of chunks) {
    let from = size > 0 ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (c === backslash) escaped = true;
        else if (c === quote) inString = false;
        continue;
      }
      if (depth === 0) {
        if (c <= 32 || c === comma || c === 0xef || c === 0xbb || c === 0xbf) continue;
        if (!started && c === openList) {
          inArray = started = true;
          continue;
        }
        started = true;
        if (inArray && c === closeList) {
          inArray = false;
          continue;
        }
        if (c !== open && c !== openList) {
          // a bare value, or something that is no JSON
          yield { kind: 'rest' };
          return;
        }
        from = i;
      }
      if (c === quote) inString = true;
      else if (c === open || c === openList) depth++;
      else if ((c === close || c === closeList) && --depth === 0) {
        keep(chunk.subarray(from, i + 1));
        yield* end();
        from = -1;
      }
    }
    if (from >= 0) keep(chunk.subarray(from));
  }
  if (size > 0) yield* end();
}
