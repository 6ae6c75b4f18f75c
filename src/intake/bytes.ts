import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError, messageOf } from './errors.js';
import { limits, megabytes } from './limits.js';

/** Bytes as they come, in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array>;

/** A file's bytes in pieces. */
export const fileChunks = (path: string): Chunks => createReadStream(path, { highWaterMark: 1 << 18 });

export interface Peeked {
  readonly head: Uint8Array;
  readonly all: Chunks;
  close(): Promise<void>;
}

/** The first bytes of a stream, and the stream with them still in it; `close` where it is not read to its end. */
export async function peek(chunks: Chunks, bytes: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  let fault: { readonly error: unknown } | null = null;
  try {
    while (size < bytes) {
      const next = await iterator.next();
      if (next.done) break;
      held.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    // what stands before a fault is given first
    if (size === 0) throw error;
    fault = { error };
  }
  const head = Buffer.concat(held).subarray(0, bytes);
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      for (let part = held.shift(); part !== undefined; part = held.shift()) yield part;
      if (fault !== null) throw fault.error;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return {
    head,
    all: all(),
    close: async () => void (await iterator.return?.()),
  };
}

/** All bytes of a stream. Throws InputError when there are more than `most`. */
export async function whole(chunks: Chunks, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new InputError(`too large to be held whole (more than ${megabytes(most)}). Split it.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/**
 * What gzip holds, all its members. Throws InputError where it is broken, and where it becomes so much larger that it
 * was made to.
 */
export async function* gunzip(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: 1 << 18 });
  let packed = 0;
  let unpacked = 0;
  let failed: Error | null = null;
  let ended = false;
  let wake = (): void => {};
  stream.on('readable', () => wake());
  stream.on('end', () => {
    ended = true;
    wake();
  });
  stream.on('error', (error) => {
    failed = error;
    wake();
  });
  // each piece is read out before the next is put in: a fault that comes later then costs nothing that stands before it
  async function* until(done: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      const out = stream.read() as Uint8Array | null;
      if (out !== null) {
        unpacked += out.length;
        if (
          unpacked > limits.unpackedBytes ||
          (unpacked > limits.ratioFrom && unpacked > packed * limits.unpackedRatio)
        )
          throw tooMuch(packed, unpacked);
        yield out;
      } else if (failed !== null)
        throw new InputError(
          `broken gzip (${messageOf(failed)}): what stands before the fault was taken. Fetch it anew.`,
        );
      else if (ended || done()) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  try {
    for await (const chunk of chunks) {
      packed += chunk.length;
      let written = false;
      stream.write(chunk, () => {
        written = true;
        wake();
      });
      yield* until(() => written);
      if (ended) return;
    }
    stream.end();
    yield* until(() => false);
  } finally {
    stream.destroy();
  }
}

const tooMuch = (packed: number, unpacked: number): InputError =>
  new InputError(
    `it becomes too large when unpacked (${megabytes(packed)} became ${megabytes(unpacked)}): it may be made to do harm. ` +
      'If it is sound, unpack it yourself and give what it holds.',
  );

/** A line of a stream, without its end. A line longer than `limits.rowBytes` is not kept: only its size is told. */
export type StreamLine = { readonly number: number } & (
  | { readonly bytes: Uint8Array; readonly long?: never }
  | { readonly bytes?: never; readonly long: number }
);

const newline = 10;

/** The lines of a stream that hold more than white space, numbered from 1, in constant memory. */
export async function* streamLines(chunks: Chunks): AsyncGenerator<StreamLine> {
  let number = 1;
  let held: Uint8Array[] = [];
  let size = 0;
  function* close(): Generator<StreamLine> {
    if (size > limits.rowBytes) yield { number, long: size };
    else {
      const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
      if (bytes.some((b) => b > 32)) yield { number, bytes };
    }
    held = [];
    size = 0;
    number++;
  }
  for await (const chunk of chunks) {
    let at = 0;
    for (let stop = chunk.indexOf(newline); stop >= 0; stop = chunk.indexOf(newline, at)) {
      keep(chunk.subarray(at, stop));
      yield* close();
      at = stop + 1;
    }
    keep(chunk.subarray(at));
  }
  if (size > 0) yield* close();

  function keep(bytes: Uint8Array): void {
    size += bytes.length;
    if (size > limits.rowBytes) held = [];
    else if (bytes.length > 0) held.push(bytes);
  }
}
