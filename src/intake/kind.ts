import { decodeText } from './decode-text.js';
import { delimiterOf } from './readers/csv.js';

/** What a file is, as its first bytes tell; where they do not, its name. */
export type Kind =
  | 'text'
  | 'page'
  | 'mail'
  | 'pdf'
  | 'json'
  | 'csv'
  | 'warc'
  | 'zip'
  | 'gzip'
  | 'feed'
  | { readonly not: string };

const not = (what: string): Kind => ({ not: what });

const ascii = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0));
const signatures: readonly (readonly [prefix: readonly number[], kind: Kind])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [ascii('PK\u0003\u0004'), 'zip'],
  [ascii('PK\u0005\u0006'), 'zip'],
  [ascii('WARC/'), 'warc'],
  [[0xd0, 0xcf, 0x11, 0xe0], not('an old office document (DOC, XLS). Save it as DOCX or plain text.')],
  [ascii('{\\rtf'), not('rich text (RTF). Save it as DOCX or plain text.')],
  [[0x28, 0xb5, 0x2f, 0xfd], not('compressed with zstd. Unpack it first: zstd -d FILE')],
  [ascii('BZh'), not('compressed with bzip2. Unpack it first: bzip2 -dk FILE')],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], not('compressed with xz. Unpack it first: xz -dk FILE')],
  [[0x37, 0x7a, 0xbc, 0xaf], not('a 7z archive. Unpack it and give the folder.')],
  [ascii('Rar!'), not('a RAR archive. Unpack it and give the folder.')],
  [[0x89, 0x50, 0x4e, 0x47], not('a picture (PNG), no text.')],
  [[0xff, 0xd8, 0xff], not('a picture (JPEG), no text.')],
  [ascii('GIF8'), not('a picture (GIF), no text.')],
  [ascii('RIFF'), not('sound, video or a picture, no text.')],
  [ascii('ID3'), not('sound (MP3), no text.')],
  [ascii('SQLite format 3'), not('a SQLite database. Write its reports out as JSON lines or CSV.')],
  [ascii('PAR1'), not('Parquet. Write its reports out as JSON lines or CSV.')],
];

/** Tells what a file is. `head`: its first bytes, some thousand of them; `named`: columns that the caller names. */
export function kindOf(head: Uint8Array, name: string, named: readonly string[] = []): Kind {
  for (const [prefix, kind] of signatures) if (prefix.every((b, i) => head[i] === b)) return kind;
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name.replace(/\.gz$/iu, ''))?.[1]?.toLowerCase() ?? '';
  // some programs put a few bytes before a PDF
  if (Buffer.from(head.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  const text = decodeText(head, { html: true }).text.replace(/^\uFEFF/u, '');
  if (text.slice(0, 4000).includes('\0')) return not('binary data, no text.');
  const start = text.slice(0, 4000).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/iu.test(start)) return 'feed';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<opml[\s>]/iu.test(start))
    return not('a list of feeds (OPML). Subscribe to them: isnad feeds import FILE, then isnad feeds refresh.');
  if (
    /^(?:\{|\[)/u.test(start) &&
    (/^(?:jsonl?|ndjson|jsonlines|jsonld)$/u.test(extension) || /^(?:\{\s*"|\[\s*[{\]])/u.test(start))
  )
    return 'json';
  if (isMail(start)) return 'mail';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|div|article|h1|p|table|script)[\s>]/iu.test(
      start,
    )
  )
    return 'page';
  if (/^(?:html?|xhtml|shtml|php|aspx?)$/u.test(extension) && /<[a-z][^>]*>/iu.test(text)) return 'page';
  if (/^<\?xml/iu.test(start))
    return not('XML of a kind that is not known here. Write its reports out as JSON lines or CSV.');
  if (/^(?:csv|tsv|tab)$/u.test(extension)) return 'csv';
  if (/^(?:jsonl?|ndjson|jsonlines)$/u.test(extension)) return 'json';
  const firstLine = start.split(/\r?\n/u, 1)[0] ?? '';
  // without the name's word, a table's first line has names only, and is followed by others
  if (
    firstLine.length < 500 &&
    start.includes('\n') &&
    !/[.؟!:]\s*$/u.test(firstLine) &&
    isNames(firstLine) &&
    delimiterOf(firstLine, named) !== null
  )
    return 'csv';
  return 'text';
}

/** A saved page or a mail begins with headers, one of which only these have. */
const isMail = (start: string): boolean => {
  const headers = start.slice(0, 4000).split(/\r?\n\r?\n/u, 1)[0] ?? '';
  return (
    /^[A-Za-z][A-Za-z0-9-]*:\s/u.test(headers) &&
    /^(?:mime-version|content-type|received|message-id|snapshot-content-location):/imu.test(headers) &&
    /^(?:from|to|subject|date|content-type|mime-version):/imu.test(headers)
  );
};

/** Names of columns: short words of letters, no sentence. */
const isNames = (line: string): boolean =>
  line.split(/[,;\t|]/u).every((cell) => /^\s*"?[\p{L}\p{M}][\p{L}\p{M}\p{N}_ .-]{0,40}"?\s*$/u.test(cell));
