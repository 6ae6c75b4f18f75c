import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Limits } from './limits.js';
import { FetchError } from './problem.js';

/** Codings listed one over the other; nobody honest uses more than one, and each multiplies what a bomb can do. */
const maxCodings = 2;

/**
 * The body of an answer, decompressed as its Content-Encoding says. Both limits hold while it streams: of a bomb no more
 * is unpacked than the limit. Throws FetchError.
 */
export async function readBody(body: Readable, encoding: string | null, host: string, limits: Limits): Promise<Buffer> {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c !== '' && c !== 'identity');
  const broken = (why: string): FetchError => new FetchError({ kind: 'broken-answer', host, why });
  // the loops below hear of errors while they read; what comes after the limit concerns nobody
  body.on('error', () => undefined);
  try {
    if (codings.length > maxCodings) throw broken('compressed many times over');
    let stream = counted(body, limits.receivedBytes, false);
    // the last coding named was applied last
    for (const coding of codings.reverse()) stream = await decompressed(stream, coding, broken);
    const chunks: Buffer[] = [];
    for await (const chunk of codings.length === 0 ? stream : counted(stream, limits.bytes, true)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    body.destroy();
  }
}

type Chunks = AsyncIterable<Buffer>;

async function* counted(chunks: Chunks, bytes: number, afterwards: boolean): Chunks {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    if (seen > bytes) throw new FetchError({ kind: 'too-large', bytes, decompressed: afterwards });
    yield chunk;
  }
}

async function decompressed(chunks: Chunks, coding: string, broken: (why: string) => FetchError): Promise<Chunks> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = rejoined(first, iterator);
  // an empty body needs no unpacking: answers to HEAD and 304 keep the header
  if (first.done === true) return whole;
  const unpack = unpacker(coding, first.value);
  if (unpack === null) throw broken(`compressed with “${coding}”, which was not asked for`);
  return unpacked(whole, unpack, broken);
}

async function* rejoined(first: IteratorResult<Buffer>, rest: AsyncIterator<Buffer>): Chunks {
  if (first.done === true) return;
  yield first.value;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function unpacker(coding: string, first: Buffer) {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // the standard means zlib's format, some servers send the bare one; zlib's first byte has 8 in its low half
      return ((first[0] ?? 0) & 0x0f) === 0x08 ? createInflate() : createInflateRaw();
    default:
      return null;
  }
}

async function* unpacked(
  chunks: Chunks,
  unpack: NonNullable<ReturnType<typeof unpacker>>,
  broken: (why: string) => FetchError,
): Chunks {
  // errors of either side come out of the loop below
  pipeline(chunks, unpack, () => undefined);
  try {
    for await (const chunk of unpack) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof FetchError || !isZlib(error)) throw error;
    throw broken('it cannot be decompressed, or breaks off');
  } finally {
    unpack.destroy();
  }
}

const isZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:Z_|ERR__?BROTLI|ERR_.*BROTLI)/u.test(String(error.code));
