import { createHash } from 'node:crypto';
import { decodeText } from '../../intake/decode-text.js';
import type { Source } from '../../record/capture.js';
import { clean, readable } from './clean.js';

/** Of a source so much is shown; who wants the rest downloads it. */
const most = { bytes: 4_000_000, letters: 1_500_000 } as const;

const style = `:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.5rem 1.25rem; max-inline-size: 46rem; font: 1.0625rem/1.8 'Noto Naskh Arabic', 'Geeza Pro', 'Traditional Arabic', serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; }
table { border-collapse: collapse; } td, th { padding: 0.25em 0.5em; border: 1px solid; text-align: start; }
pre { white-space: pre-wrap; font: inherit; }
.image::before { content: '▧ '; } .image { display: inline-block; padding: 0.1em 0.5em; border: 1px dashed; }
.link { text-decoration: underline dotted; cursor: help; }
.note { padding: 0.5em 0.75em; border: 1px solid; font: 0.875rem/1.6 sans-serif; }`;

const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** What a captured page may do in a browser: be read, in a frame of this server's pages. */
export const pagePolicy = `default-src 'none'; style-src ${hash}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`;

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

/** What is known of a version besides its source. */
export interface Shown {
  readonly title: string | null;
  /** What was taken out of the source: shown for one that is no text itself. */
  readonly text: string;
  readonly language: 'ar' | 'en';
}

const notes = {
  cut: {
    ar: 'لا يظهر هنا سوى أول الملف لطوله. حمّل الملف لترى كله.',
    en: 'Only the beginning of this long file is shown. Download it to see all of it.',
  },
  taken: {
    ar: 'هذا هو النص المستخرج من الملف الأصلي. حمّل الملف لتراه كما كان.',
    en: 'This is the text that was taken out of the file. Download it to see it as it was.',
  },
} as const;

/**
 * A captured source as a document of its own that loads nothing and runs nothing, to be sent with `pagePolicy`: a page
 * cleaned, text and data as they are written, of other files the text that was taken out of them. Never throws for what
 * the bytes hold.
 */
export function sanitisedPage(source: Pick<Source, 'bytes' | 'mediaType' | 'url' | 'headers'>, shown: Shown): string {
  const { mediaType } = source;
  const html = mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
  const written = /^text\/|[/+](?:json|xml)$|^application\/x-ndjson$/u.test(mediaType);
  if (!html && !written) return documentOf(shown, pre(shown.text), notes.taken[shown.language]);
  const bytes = source.bytes.subarray(0, most.bytes);
  const charset = /charset\s*=\s*"?([^\s;"]+)/iu.exec(source.headers?.['content-type'] ?? '')?.[1] ?? null;
  const decoded = decodeText(bytes, { charset, html });
  const first = decoded.text.slice(0, most.letters);
  const text = html ? readable(first) : first;
  const cut = bytes.length < source.bytes.length || text.length < decoded.text.length;
  const body = html ? clean(text, source.url) : pre(laidOut(text, mediaType));
  return documentOf(shown, body, cut ? notes.cut[shown.language] : null);
}

const pre = (text: string): string => `<pre dir="auto">${escaped(text)}</pre>`;

/** JSON is written by programs: with its letters escaped and on one line nobody can read it. */
function laidOut(text: string, mediaType: string): string {
  if (!mediaType.endsWith('json')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const documentOf = ({ title, language }: Shown, body: string, note: string | null): string => `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hash}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${escaped(title ?? '')}</title>
<style>${style}</style>
</head>
<body>
${note === null ? '' : `<p class="note" lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">${escaped(note)}</p>\n`}${body}
</body>
</html>
`;

const extensions: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'eml',
  'application/json': 'json',
  'application/feed+json': 'json',
  'application/rss+xml': 'xml',
  'application/atom+xml': 'xml',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/csv': 'csv',
  'text/plain': 'txt',
};

/** Headers of a source given out as a file: kept, never opened in the browser. `name`: without its ending. */
export const downloadHeaders = (mediaType: string, name: string): Readonly<Record<string, string>> => ({
  'content-type': /^[\w.+-]+\/[\w.+-]+$/u.test(mediaType) ? mediaType : 'application/octet-stream',
  'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}.${extensions[mediaType] ?? 'bin'}"`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
});
