import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

const u16 = (n: number): Buffer => Buffer.from([n & 255, n >> 8]);
const u32 = (n: number): Buffer => Buffer.from([n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24]);

/** A ZIP container; `claimed` writes another size than an entry has. */
export function zip(
  entries: Readonly<Record<string, string | Uint8Array>>,
  { claimed, store = false }: { readonly claimed?: number; readonly store?: boolean } = {},
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = store ? bytes : deflateRawSync(bytes);
    const path = Buffer.from(name);
    const common = Buffer.concat([
      u16(20),
      u16(0x0800),
      u16(store ? 0 : 8),
      u16(0),
      u16(0x21),
      u32(crc32(bytes)),
      u32(packed.length),
      u32(claimed ?? bytes.length),
      u16(path.length),
      u16(0),
    ]);
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path]);
    central.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        u16(20),
        common,
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        path,
      ]),
    );
    local.push(head, packed);
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const count = u16(central.length);
  return Buffer.concat([
    ...local,
    directory,
    Buffer.from('PK\u0005\u0006'),
    u16(0),
    u16(0),
    count,
    count,
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
}

/** A DOCX of paragraphs, with no more in it than the format asks for. */
export const docx = (paragraphs: readonly string[]): Buffer =>
  zip({
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
      .map(
        (p) =>
          `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`,
      )
      .join('')}</w:body></w:document>`,
  });

export interface WarcPage {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: string;
  readonly type?: string;
}

let made = 0;

/** One record of a WARC. */
export function warcRecord(
  { url, body, headers = {}, status = '200 OK', type = 'response' }: WarcPage,
  version = '1.0',
): Buffer {
  const http =
    type === 'response'
      ? `HTTP/1.1 ${status}\r\n${Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers })
          .map(([k, v]) => `${k}: ${v}\r\n`)
          .join('')}\r\n`
      : '';
  const block = Buffer.concat([Buffer.from(http), Buffer.from(body as Uint8Array)]);
  const head = [
    `WARC/${version}`,
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(++made).padStart(12, '0')}>`,
    'WARC-Date: 2021-08-20T06:30:00Z',
    ...(type === 'warcinfo' ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    `Content-Type: ${type === 'response' ? 'application/http; msgtype=response' : type === 'resource' ? 'text/html' : 'application/warc-fields'}`,
    `Content-Length: ${block.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** Records as members of a gzip file each, as WARCs are stored. */
export const gzipped = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((r) => gzipSync(r)));

/** A body in chunks, as HTTP sends it. */
export function chunked(body: Uint8Array, size = 100): Buffer {
  const out: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = Buffer.from(body.subarray(at, at + size));
    out.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...out, Buffer.from('0\r\n\r\n')]);
}
