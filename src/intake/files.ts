import type { Taken } from '../record/capture.js';
import { type Chunks, fileChunks, gunzip, peek, whole } from './bytes.js';
import { captureOf, type Found, failure } from './capture.js';
import { decodeText } from './decode-text.js';
import { InputError } from './errors.js';
import { type Kind, kindOf } from './kind.js';
import { limits, megabytes } from './limits.js';
import type { ParseJob } from './parse.js';
import { readCsv } from './readers/csv.js';
import { readFeed } from './readers/feed.js';
import type { FieldMap } from './readers/fields.js';
import { readJson } from './readers/json.js';
import type { Input, Reading } from './readers/reader.js';
import { readWarc } from './readers/warc.js';
import { zipEntries } from './readers/zip.js';
import { openSandbox, type Sandbox } from './sandbox.js';
import { fileError, walk } from './walk.js';

export interface TakeOptions {
  /** Which of a JSON object's fields or a table's columns is which of a report's. */
  readonly map?: FieldMap;
  /** ISO 8601 instant in UTC at which things are taken. */
  readonly now: () => string;
  /** A sandbox to use; without it one is opened, and closed at the end. */
  readonly sandbox?: Sandbox;
  /** Told of each file before it is read, and as its bytes (packed, if they are) are read: for progress. */
  readonly onFile?: (path: string) => void;
  readonly onBytes?: (bytes: number) => void;
}

/**
 * The reports in files and folders, one after the other: plain text, HTML, MHTML and EML, PDF, DOCX, JSON lines and
 * JSON, CSV and TSV, ninjs, feeds, WARC and WACZ, each also as gzip. What a file is its first bytes tell, then its name. What
 * fails is given with its name and reason; nothing throws but a fault of isnad.
 */
export async function* takeFiles(paths: readonly string[], options: TakeOptions): AsyncGenerator<Taken> {
  const sandbox = options.sandbox ?? openSandbox();
  try {
    for (const path of paths)
      for await (const found of walk(path))
        if ('error' in found) yield failure(found.path, found.error);
        else {
          options.onFile?.(found.path);
          yield* takeFile(found.path, options, sandbox);
        }
  } finally {
    if (options.sandbox === undefined) await sandbox.close();
  }
}

/** The reports in a file that people know by another name than it has on the disk: one that was sent here. */
export async function* takeSent(
  { path, name }: { readonly path: string; readonly name: string },
  { now, map = {}, sandbox, onBytes }: Omit<TakeOptions, 'onFile'> & { readonly sandbox: Sandbox },
): AsyncGenerator<Taken> {
  const reading: Reading = { from: name, now: now(), map, sandbox, url: null };
  yield* take({ name, chunks: counted(fileChunks(path), onBytes) }, reading, path, 0);
}

/** Bytes that were fetched, and what is known of them. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Of the file, as far as there is one: its extension tells what the bytes do not. */
  readonly name: string;
  /** What a person named to get them. */
  readonly from: string;
  readonly url: string;
}

/**
 * The reports in a file that was fetched, as `takeFiles` gives those of one on the disk. One that is a single report has
 * its URL, so that it becomes a new version when it is fetched again and was edited.
 */
export async function* takeBytes(
  { bytes, name, from, url }: Fetched,
  { now, map = {}, sandbox }: Pick<TakeOptions, 'now' | 'map'> & { readonly sandbox: Sandbox },
): AsyncGenerator<Taken> {
  yield* take({ name, chunks: once(bytes) }, { from, now: now(), map, sandbox, url }, null, 0);
}

async function* takeFile(path: string, options: TakeOptions, sandbox: Sandbox): AsyncGenerator<Taken> {
  const reading: Reading = { from: path, now: options.now(), map: options.map ?? {}, sandbox, url: null };
  yield* take({ name: path, chunks: counted(fileChunks(path), options.onBytes) }, reading, path, 0);
}

async function* counted(chunks: Chunks, onBytes: TakeOptions['onBytes']): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      onBytes?.(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw fileError(error);
  }
}

/** First bytes that are looked at to tell what an input is. */
const headBytes = 1 << 14;

/** The reports of one input. `path`: the file it is, where it stands on the disk as it is; null within a container. */
async function* take(input: Input, reading: Reading, path: string | null, depth: number): AsyncGenerator<Taken> {
  let close = async (): Promise<void> => {};
  try {
    const peeked = await peek(input.chunks, headBytes);
    const { head, all } = peeked;
    close = peeked.close;
    const opened = { ...input, chunks: all };
    if (head.length === 0) throw new InputError('empty: nothing to take.');
    const kind = kindOf(head, input.name, Object.values(reading.map));
    if (kind === 'gzip') {
      if (depth >= limits.packedDepth) throw new InputError('packed too many times over. Unpack it yourself.');
      yield* take({ ...input, chunks: gunzip(all) }, reading, null, depth + 1);
    } else if (kind === 'zip') yield* takeZip(opened, reading, path, depth);
    else yield* read(kind, opened, reading);
  } catch (error) {
    yield failure(input.name, error);
  } finally {
    await close().catch(() => {});
  }
}

async function* read(kind: Exclude<Kind, 'gzip' | 'zip'>, input: Input, reading: Reading): AsyncGenerator<Taken> {
  switch (kind) {
    case 'json':
      return yield* readJson(input, reading);
    case 'csv':
      return yield* readCsv(input, reading);
    case 'warc':
      return yield* readWarc(input, reading);
    case 'page':
      return yield* parseWhole('page', 'text/html', input.chunks, reading);
    case 'mail':
      return yield* parseWhole('mail', 'message/rfc822', input.chunks, reading);
    case 'pdf':
      return yield* parseWhole('pdf', 'application/pdf', input.chunks, reading);
    case 'text':
      return yield* readText(input, reading);
    case 'feed':
      return yield* readFeed(input, reading);
    default:
      throw new InputError(kind.not);
  }
}

/** One report of plain text, as it is. */
async function* readText({ chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  const bytes = await whole(chunks, limits.reportBytes);
  const { text, notes } = decodeText(bytes);
  const source = { bytes, mediaType: 'text/plain', url: null, headers: null };
  yield { kind: 'capture', capture: captureOf({ text, url: reading.url, source, notes }, reading) };
}

/** One report of a file that is parsed whole, in the sandbox. */
async function* parseWhole(
  kind: ParseJob['kind'],
  mediaType: string,
  chunks: Chunks,
  reading: Reading,
): AsyncGenerator<Taken> {
  const bytes = await whole(chunks, limits.fileBytes);
  const {
    savedAt,
    feeds: _,
    ...parsed
  } = await reading.sandbox.parse({ kind, bytes, url: reading.url, charset: null });
  const found: Found = {
    ...parsed,
    url: parsed.url ?? reading.url,
    capturedAt: savedAt,
    source: { bytes, mediaType, url: null, headers: null },
  };
  yield { kind: 'capture', capture: captureOf(found, reading) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A ZIP container is a DOCX, or a WACZ with its WARCs. */
async function* takeZip(input: Input, reading: Reading, path: string | null, depth: number): AsyncGenerator<Taken> {
  // the directory of a ZIP stands at its end: within another container it is held whole
  const bytes = path === null ? await whole(input.chunks, limits.fileBytes) : null;
  const zip = await zipEntries(path ?? Buffer.from(bytes!));
  try {
    const has = (name: string): boolean => zip.entries.some((e) => e.name === name);
    if (has('word/document.xml')) {
      const size = zip.entries.reduce((sum, e) => sum + e.bytes, 0);
      if (size > 4 * limits.fileBytes)
        throw new InputError(
          `a DOCX that becomes too large when unpacked (${megabytes(size)}): it may be made to do harm.`,
        );
      yield* parseWhole('docx', docxType, path === null ? once(bytes!) : input.chunks, reading);
      return;
    }
    const warcs = zip.entries.filter((e) => /\.warc(?:\.gz)?$/iu.test(e.name));
    if (warcs.length === 0) {
      const other = has('xl/workbook.xml')
        ? 'a table (XLSX). Save it as CSV.'
        : has('content.xml')
          ? 'an OpenDocument file. Save it as DOCX or plain text.'
          : has('META-INF/container.xml')
            ? 'a book (EPUB).'
            : 'a ZIP archive. Unpack it and give the folder.';
      throw new InputError(other);
    }
    if (depth >= limits.packedDepth) throw new InputError('packed too many times over. Unpack it yourself.');
    for (const entry of warcs) {
      const name = `${input.name}/${entry.name}`;
      try {
        yield* take({ name, chunks: await entry.open() }, reading, null, depth + 1);
      } catch (error) {
        yield failure(name, error);
      }
    }
  } finally {
    zip.close();
  }
}
