import naskh from '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2?url';
import type { IsnadRecord, RecordStatement } from '../../../src/record/record.js';
import type { Translator } from '../i18n/translator.js';
import { type Book, bookOf } from '../room/book.js';
import { chainNodes } from '../room/chain.js';
import { tones } from '../room/marks.js';
import css from './page.css?inline';
import { cutParagraphs } from './segments.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c]!);
const words = (text: string): string => `<bdi lang="ar" dir="rtl" class="words">${escaped(text)}</bdi>`;

function chainOf(book: Book, s: RecordStatement, t: Translator): string {
  const say = (key: Parameters<Translator['say']>[0]): string => escaped(t.say(key));
  const nodes = chainNodes(book, s).map((node) => {
    const name =
      node.name === null
        ? say(node.role === 'publisher' ? 'chain.publisher.unknown' : 'chain.speaker.unknown')
        : words(node.name);
    const tags = [
      ...(node.unnamed ? [say('chain.unnamed')] : []),
      ...(node.inferred ? [say('chain.inferred')] : []),
    ].map((tag) => ` <small>${tag}</small>`);
    return `<li class="${node.role}"><span class="role">${say(`chain.${node.role}`)}</span> ${name}${tags.join('')}</li>`;
  });
  const about = [t.word('stance', s.stance), t.word('mode', s.mode), ...(s.medium ? [t.word('medium', s.medium)] : [])];
  return `<li id="${s.id}" class="${tones[s.stance]}"><ol>${nodes.join('')}</ol>
<p class="about"><b>${escaped(about[0]!)}</b> · ${about.slice(1).map(escaped).join(' · ')} · ${words(`«${s.cue.text}»`)}</p>
<blockquote lang="ar" dir="rtl" class="words">${escaped(s.text)}</blockquote></li>`;
}

function textOf(book: Book): string {
  return cutParagraphs(book)
    .map(({ paragraph, segments }) => {
      const inner = segments.map(({ text, within }) => {
        const s = within.at(-1);
        if (!s) return escaped(text);
        const ids = within.map((w) => `in-${w.id}`).join(' ');
        return `<a href="#${s.id}" class="${tones[s.stance]} d${Math.min(within.length, 3)} ${ids}">${escaped(text)}</a>`;
      });
      const tag = paragraph.headline ? 'h1' : 'p';
      return `<${tag}>${inner.join('')}</${tag}>`;
    })
    .join('\n');
}

/** The reading as one HTML file that needs nothing else and runs no script; the record stands in it as data. */
export function pageOf(record: IsnadRecord, t: Translator, font: string): string {
  const book = bookOf(record);
  const { report, statements } = record;
  const face = `@font-face{font-family:Naskh;font-weight:400 700;src:url(data:font/woff2;base64,${font}) format("woff2")}`;
  const lit = statements.map((s) => `body:has(#${s.id}:target) .in-${s.id}{background-color:var(--lit)}`).join('\n');
  const dateline = [report.publisher, report.published === null ? null : t.day(report.published)].filter(
    (x) => x !== null,
  );
  const titleApart = report.title !== null && !report.text.trimStart().startsWith(report.title);
  return `<!doctype html>
<html lang="${t.language}" dir="${t.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escaped(report.title ?? t.say('app.name'))}</title>
<style>
${face}
${css}
${lit}
</style>
</head>
<body>
<main>
<div class="text">
<p class="dateline">${dateline.map((x) => `<bdi dir="auto">${escaped(x)}</bdi>`).join(' · ')}</p>
<article lang="ar" dir="rtl">
${titleApart ? `<h1>${escaped(report.title ?? '')}</h1>` : ''}
${textOf(book)}
</article>
</div>
<section aria-label="${escaped(t.say('tab.statements'))}">
<h2>${escaped(t.count('count.statements', statements.length))}</h2>
<ol class="statements">
${statements.map((s) => chainOf(book, s, t)).join('\n')}
</ol>
<footer>${escaped(t.say('share.made'))}</footer>
</section>
</main>
<script type="application/json" id="record">${JSON.stringify(record).replace(/</g, '\\u003c')}</script>
</body>
</html>
`;
}

async function fontAsBase64(): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(naskh)).arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** `pageOf` with the report's typeface inside. */
export const sharedPage = async (record: IsnadRecord, t: Translator): Promise<string> =>
  pageOf(record, t, await fontAsBase64());
