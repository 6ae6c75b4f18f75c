import { repaired } from './charset.js';
import { decodeText } from './decode-text.js';
import { InputError } from './errors.js';
import { limits, megabytes } from './limits.js';
import { type PageReport, readPage } from './page.js';

/** An untrusted file of one report, to be parsed in the sandbox. */
export interface ParseJob {
  readonly kind: 'page' | 'mail' | 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  /** Where a page was found. */
  readonly url: string | null;
  /** The charset that a header names. */
  readonly charset: string | null;
}

/** What a file says. */
export interface Parsed extends PageReport {
  /** ISO 8601 instant in UTC at which the file says it was saved; null where it does not. */
  readonly savedAt: string | null;
}

const nothing = {
  title: null,
  published: null,
  publisher: null,
  author: null,
  url: null,
  feeds: [],
  notes: [],
  savedAt: null,
};

/** Parses a file, on this thread: callers that do not trust it ask the sandbox. Throws InputError where it is no report. */
export async function parseFile(job: ParseJob): Promise<Parsed> {
  if (job.bytes.length > limits.fileBytes)
    throw new InputError(
      `too large (${megabytes(job.bytes.length)}; at most ${megabytes(limits.fileBytes)}). Split it.`,
    );
  switch (job.kind) {
    case 'page': {
      const { text, notes } = decodeText(job.bytes, { charset: job.charset, html: true });
      const page = readPage(text, job.url);
      return { ...page, savedAt: null, notes: [...notes, ...page.notes] };
    }
    case 'mail': {
      const { readMail } = await import('./readers/mail.js');
      return readMail(job.bytes);
    }
    case 'pdf': {
      const { pdfText } = await import('./readers/pdf.js');
      return { ...nothing, ...(await pdfText(job.bytes)) };
    }
    case 'docx': {
      const { docxText } = await import('./readers/docx.js');
      return { ...nothing, ...(await docxText(job.bytes)) };
    }
  }
}

/** HTML that came as text already: what was decoded wrongly on the way is put right. */
export function readDecodedPage(html: string, url: string | null): PageReport {
  const mended = repaired(html);
  const page = readPage(mended?.text ?? html, url);
  return mended === null ? page : { ...page, notes: [`decoded again from ${mended.encoding}`, ...page.notes] };
}
