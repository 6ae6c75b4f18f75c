import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';
import type { Taken } from '../../record/capture.js';
import { captureOf, failure } from '../capture.js';
import { InputError, messageOf } from '../errors.js';
import { limits, megabytes } from '../limits.js';
import type { Input, Reading } from './reader.js';

/**
 * The pages of a WARC (1.0, 1.1), uncompressed: responses with status 200 and resources that are HTML. Other records
 * are passed over. A page's capture is of the WARC's date, and keeps its headers, with `warc-record-id`, `warc-date`
 * and `warc-payload-digest` among them.
 */
export async function* readWarc({ name, chunks }: Input, reading: Reading): AsyncGenerator<Taken> {
  let number = 0;
  try {
    for await (const record of new WARCParser(chunks)) {
      number++;
      const page = pageIn(record);
      if (page === null) continue;
      const item = `${name} record ${number} ${page.url}`;
      try {
        const bytes = await payload(record, page.headers);
        const parsed = await reading.sandbox.parse({
          kind: 'page',
          bytes,
          url: page.url,
          charset: charsetOf(page.headers['content-type']),
        });
        yield {
          kind: 'capture',
          capture: captureOf(
            {
              ...parsed,
              capturedAt: page.date,
              source: { bytes, mediaType: mediaType(page.headers), url: page.url, headers: page.headers },
            },
            reading,
          ),
        };
      } catch (error) {
        yield failure(item, error);
      }
    }
  } catch (error) {
    yield failure(
      `${name} after record ${number}`,
      error instanceof InputError
        ? error
        : new InputError(`broken WARC (${messageOf(error)}): what stands before was taken. Fetch it anew.`),
    );
  }
  if (number === 0) yield failure(name, new InputError('a WARC without records: it may be cut. Fetch it anew.'));
}

interface ArchivedPage {
  readonly url: string;
  readonly date: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

const mediaType = (headers: Readonly<Record<string, string>>): string =>
  (headers['content-type'] ?? 'text/html').split(';')[0]!.trim().toLowerCase();

const charsetOf = (contentType: string | undefined): string | null =>
  /charset\s*=\s*["']?([^\s;"']+)/iu.exec(contentType ?? '')?.[1] ?? null;

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

/** A record's page as the browser got it: without chunks and compression. Throws InputError where it is too large or broken. */
async function payload(record: WARCRecord, headers: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const chunked = /chunked/iu.test(headers['transfer-encoding'] ?? '');
  const parts: Uint8Array[] = [];
  let size = 0;
  // read by its raw bytes: a page's compression is undone here, where its size is watched
  const raw = new AsyncIterReader(record._reader as AsyncIterable<Uint8Array>, null, chunked);
  for await (const part of raw) {
    size += part.length;
    if (size > limits.pageBytes)
      throw new InputError(`too large for one page (more than ${megabytes(limits.pageBytes)}).`);
    parts.push(part);
  }
  record.consumed = 'content';
  let bytes: Uint8Array = Buffer.concat(parts);
  // many archives keep the header and store the page unpacked
  for (const coding of (headers['content-encoding'] ?? '')
    .split(',')
    .map((c) => c.trim().toLowerCase())
    .reverse())
    bytes = unpacked(bytes, coding);
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
