import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';
import type { Taken } from '../../record/capture.js';
import { captureOf, failure } from '../capture.js';
import { InputError, messageOf } from '../errors.js';
import { charsetOf } from '../feeds/charset.js';
import { limits, megabytes } from '../limits.js';
import type { Input, Reading } from './reader.js';

/**
 * The pages of a WARC (1.0, 1.1), uncompressed: responses with status 200 and resources that are HTML. Other records
 * are passed over. A page's capture is of the WARC's date, and keeps its headers, with `warc-record-id`, `warc-date`
 * and `warc-payload-digest` among them.
 */
export async function* readWarc({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  let number = 0;
  let pages = 0;
  let at = name;
  const early = new InputError('the file ends early: it was cut. What stands before was taken. Fetch it anew.');
  let lastByte = 0;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      lastByte = chunk.at(-1) ?? lastByte;
      yield chunk;
    }
  }
  try {
    for await (const record of new WARCParser(watched())) {
      at = `${name} after record ${number++}`;
      const page = pageIn(record);
      if (page !== null) {
        pages++;
        at = `${name} record ${number} ${page.url}`;
        const received = await payload(record, /chunked/iu.test(page.headers['transfer-encoding'] ?? ''));
        if (received === 'cut') {
          yield failure(at, early);
          return;
        }
        yield await pageTaken(at, page, received, reading);
      }
      // the parser's own way to the next record never ends in a file that does
      if (!(await skipped(record))) {
        if (page === null) yield failure(at, early);
        return;
      }
    }
  } catch (error) {
    yield failure(
      at,
      error instanceof InputError
        ? error
        : new InputError(`broken WARC (${messageOf(error)}): what stands before was taken. Fetch it anew.`),
    );
    return;
  }
  // the parser takes a record that is cut within its headers for none; a whole one ends with its line
  if (lastByte !== 10) yield failure(`${name} after record ${number}`, early);
  else if (pages === 0) yield failure(name, new InputError('a WARC without web pages (HTML, status 200).'));
}

async function pageTaken(
  name: string,
  page: ArchivedPage,
  received: Uint8Array | 'long',
  reading: Reading,
): Promise<Taken> {
  try {
    if (received === 'long') throw new InputError(`too large for one page (more than ${megabytes(limits.pageBytes)}).`);
    const bytes = decoded(received, page.headers['content-encoding'] ?? '');
    const charset = charsetOf(page.headers['content-type'] ?? null);
    const parsed = await reading.sandbox.parse({ kind: 'page', bytes, url: page.url, charset });
    const source = { bytes, mediaType: mediaType(page.headers), url: page.url, headers: page.headers };
    return { kind: 'capture', capture: captureOf({ ...parsed, capturedAt: page.date, source }, reading) };
  } catch (error) {
    return failure(name, error);
  }
}

/** A record's bytes that were not read yet; the parser counts in `limit` how many there shall be. */
type Rest = AsyncIterable<Uint8Array> & { readonly limit: number };
const restOf = (record: WARCRecord): Rest => record._reader as Rest;

/** Reads a record to its end; false where the file ends before that. */
async function skipped(record: WARCRecord): Promise<boolean> {
  const rest = restOf(record);
  for await (const _ of rest);
  return !(rest.limit > 0);
}

interface ArchivedPage {
  readonly url: string;
  readonly date: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

const mediaType = (headers: Readonly<Record<string, string>>): string =>
  (headers['content-type'] ?? 'text/html').split(';')[0]!.trim().toLowerCase();

/** What a record says of the page in it; null where it holds none. */
function pageIn(record: WARCRecord): ArchivedPage | null {
  const { warcType, httpHeaders } = record;
  const url = record.warcTargetURI?.replace(/^<|>$/gu, '') ?? '';
  if ((warcType !== 'response' && warcType !== 'resource') || !/^https?:/iu.test(url)) return null;
  const headers: Record<string, string> = {};
  if (warcType === 'response') {
    if (httpHeaders === null || Number(httpHeaders.statusCode) !== 200) return null;
    for (const [key, value] of httpHeaders.headers as Iterable<[string, string]>) headers[key.toLowerCase()] = value;
  } else headers['content-type'] = record.warcContentType ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml)$/u.test(mediaType(headers))) return null;
  const add = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined) headers[name] = value;
  };
  add('warc-record-id', record.warcHeader('WARC-Record-ID'));
  add('warc-date', record.warcDate);
  add('warc-payload-digest', record.warcPayloadDigest);
  const at = Date.parse(record.warcDate ?? '');
  return { url, date: Number.isNaN(at) ? null : new Date(at).toISOString(), headers };
}

/** A page as it was sent, without chunks; `long` where it is larger than a page may be, `cut` where the file ends in it. */
async function payload(record: WARCRecord, isChunked: boolean): Promise<Uint8Array | 'long' | 'cut'> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // its compression is undone later, where the size is watched
  for await (const part of new AsyncIterReader(restOf(record), null, isChunked)) {
    size += part.length;
    if (size > limits.pageBytes) return 'long';
    parts.push(part);
  }
  return (await skipped(record)) ? Buffer.concat(parts) : 'cut';
}

/** A page without its content codings, the last applied first; many archives keep the header and store it unpacked. */
function decoded(received: Uint8Array, codings: string): Uint8Array {
  let bytes = received;
  for (const coding of codings.split(',').reverse()) bytes = unpacked(bytes, coding.trim().toLowerCase());
  if (bytes.length === 0) throw new InputError('an empty page.');
  return bytes;
}

function unpacked(bytes: Uint8Array, coding: string): Uint8Array {
  const options = { maxOutputLength: limits.pageBytes };
  try {
    if (/^x?-?gzip$/u.test(coding)) return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes;
    if (coding === 'br') return brotliDecompressSync(bytes, options);
    if (coding === 'deflate')
      return (bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new InputError(`too large for one page when unpacked (more than ${megabytes(limits.pageBytes)}).`);
    if (/^\s*</u.test(new TextDecoder().decode(bytes.subarray(0, 100)))) return bytes;
    throw new InputError(`its compression (${coding}) is broken.`);
  }
  return bytes;
}
