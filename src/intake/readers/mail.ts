import PostalMime, { type Email } from 'postal-mime';
import { InputError, messageOf } from '../errors.js';
import { limits } from '../limits.js';
import { isoDate } from '../page/dates.js';
import { oneLine, parsePage } from '../page/dom.js';
import { linesOf } from '../page/lines.js';
import { type Parsed, readDecodedPage } from '../parse.js';

/** A saved web page (MHTML) as its page; a mail (EML) with its subject as headline. Throws InputError. */
export async function readMail(bytes: Uint8Array): Promise<Parsed> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: limits.mimeDepth, maxHeadersSize: 1_000_000 });
  } catch (error) {
    throw new InputError(`a broken MHTML or EML (${messageOf(error)}). Save the page anew.`);
  }
  const header = (name: string): string | null => mail.headers.find((h) => h.key === name)?.value ?? null;
  const html = firstPage(mail.html ?? '');
  const location = header('snapshot-content-location') ?? header('content-location') ?? baseOf(html);
  const saved = isoDate(mail.date ?? header('date'));
  if (location !== null || /^<?saved by/iu.test(header('from') ?? '') || /saved by/iu.test(mail.from?.name ?? '')) {
    if (html === '') throw new InputError('a saved page (MHTML) without a page in it.');
    return { ...readDecodedPage(html, location), savedAt: inUtc(saved) };
  }
  const text =
    html === ''
      ? (mail.text ?? '').trim()
      : linesOf(parsePage(html).body)
          .map((line) => line.text)
          .join('\n');
  if (text === '') throw new InputError('a mail without text.');
  const from = mail.from?.name?.trim() || mail.from?.address || null;
  return {
    text,
    title: oneLine(mail.subject ?? '') || null,
    published: saved,
    publisher: null,
    author: from,
    url: null,
    feeds: [],
    notes: saved === null ? ['no date found'] : [],
    savedAt: null,
  };
}

/** The pages of a saved page's frames come after it. */
function firstPage(html: string): string {
  const starts = [...html.matchAll(/<html[\s>]/giu)].map((m) => m.index);
  return starts[1] === undefined ? html : html.slice(0, starts[1]);
}

const baseOf = (html: string): string | null => /<base[^>]+href=["'](https?:[^"']+)/iu.exec(html)?.[1] ?? null;

const inUtc = (date: string | null): string | null =>
  date === null || !date.includes('T') ? null : new Date(date).toISOString();
