import { z } from 'zod';
import { getCorrected } from '../../../archive/corrections/store.js';
import { searchReports } from '../../../archive/search/search.js';
import { listOf, quotation, quoted, reportAnswer, reportShown } from '../answers.js';
import { filterInput, filtersAsked, pageAsked, pageInput } from '../asked.js';
import type { Given } from '../server.js';
import { lines, listText, quotedText, reportText } from '../text.js';
import { type Tool, ToolError, tool } from '../tool.js';
import { queryInput } from './statements.js';

const foundAnswer = reportAnswer.extend({
  statements: z.int().describe('How many statements were found in it.'),
  snippet: quotation.nullable().describe('Where the words were found.'),
});

export const searchReportsTool = ({ archive, analyze, page }: Given): Tool =>
  tool({
    name: 'search_reports',
    title: 'Search reports',
    description:
      'Finds news reports by words of their headline and text. Filters ask that something in the report is so.',
    input: {
      query: queryInput,
      ...filterInput,
      order: z.enum(['ranked', 'newest']).default('ranked').describe('The best or the newest first.'),
      ...pageInput,
    },
    output: listOf(foundAnswer),
    async answer({ query, order, ...asked }) {
      const filters = filtersAsked(asked);
      const { items, next } = await searchReports(archive, analyze, { query, order, filters, ...pageAsked(asked) });
      return {
        items: items.map(({ report, text, snippet, statements }) => ({
          ...reportShown(report, page(report.uid)),
          statements,
          snippet: snippet === null ? null : quoted({ ...snippet, text: text.slice(snippet.start, snippet.end) }),
        })),
        next,
      };
    },
    show: (answer) =>
      listText(
        answer,
        (r) =>
          `${reportText(r)}\n${lines(['statements', String(r.statements)], ['words', r.snippet === null ? null : quotedText(r.snippet)])}`,
        'No report is like that. Ask for less: fewer words, or one filter less.',
      ),
  });

/** So many letters of a report are given at once. */
const mostLetters = 8000;

export const reportExcerptTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'report_excerpt',
    title: 'Read a report',
    description:
      'The text of a report exactly as it was captured, from a place in it: to read what stands around a quotation, or to check it.',
    input: {
      report: z
        .string()
        .max(60)
        .describe('Id of a report, or of a statement, event or figure: then the text around that.'),
      version: z.int().positive().optional().describe('Which version; the current one unless said otherwise.'),
      start: z
        .int()
        .min(0)
        .optional()
        .describe('Where to begin, in UTF-16 code units; its beginning unless said otherwise.'),
      length: z.int().min(1).max(mostLetters).default(3000).describe('At most so many UTF-16 code units.'),
    },
    output: z.object({
      in: reportAnswer,
      text: quotation.describe('The excerpt, exactly as captured.'),
      total: z.int().describe('How long the whole text is.'),
      next: z.int().nullable().describe('To be given as start for what comes after; null at the end.'),
      sha256: z.string().describe('Of the whole text, as UTF-8.'),
      versions: z.array(z.object({ version: z.int(), captured: z.string() })),
      statements: z.array(z.string()).describe('Ids of the statements that were read in this excerpt.'),
    }),
    async answer({ report: id, version, start, length }) {
      const m = /^([0-9a-z]{16})(?:\.(\d{1,9})(?:\.([svf]\d{1,9}))?)?$/u.exec(id.trim());
      if (m === null)
        throw new ToolError(`'${id}' is no id: a report has one like 4q7xw1c0r9m2kz8a. Take one from search_reports.`);
      const [, uid, seq, item] = m as unknown as [string, string, string | undefined, string | undefined];
      const wanted = version ?? (seq === undefined ? undefined : Number(seq));
      const report = await getCorrected(archive, uid, wanted);
      if (report === null)
        throw new ToolError(
          wanted === undefined
            ? `there is no report ${uid} in this archive. Search for it: search_reports.`
            : `there is no version ${wanted} of ${uid}. Without version the current one is given, with a list of all.`,
        );
      const { text, hash, ...known } = report.version;
      const record = report.shown?.record ?? null;
      const place = item === undefined || record === null ? null : placeOf(record, item);
      if (item !== undefined && place === null)
        throw new ToolError(`there is no ${item} in version ${known.seq} of ${uid}. Ask for ${uid} without it.`);
      const from = Math.min(start ?? (place === null ? 0 : lineStart(text, place.start, length / 4)), text.length);
      const excerpt = quoted({ start: from, text: text.slice(from) }, length);
      const { seq: now, title, published, publisher, url } = known;
      return {
        in: reportShown({ uid, seq: now, title, published, publisher, url }, page(uid, item)),
        text: excerpt,
        total: text.length,
        next: excerpt.whole ? null : excerpt.end,
        sha256: hash,
        versions: report.versions.map((v) => ({ version: v.seq, captured: v.capturedAt })),
        statements: (record?.statements ?? [])
          .filter((s) => s.start < excerpt.end && s.end > excerpt.start)
          .map((s) => `${uid}.${now}.${s.id}`),
      };
    },
    show: ({ in: report, text, total, next, statements }) =>
      `${reportText(report)}\n${lines(
        ['letters', `${text.start} to ${text.end} of ${total}${next === null ? '' : `; go on with start ${next}`}`],
        ['statements', statements.join(' ')],
      )}\n\n${text.text}`,
  });

interface Placed {
  readonly start: number;
}

function placeOf(
  record: {
    readonly statements: readonly (Placed & { readonly id: string })[];
    readonly figures: readonly (Placed & { readonly id: string })[];
    readonly events: readonly { readonly id: string; readonly trigger: Placed }[];
  },
  id: string,
): Placed | null {
  return (
    [...record.statements, ...record.figures].find((i) => i.id === id) ??
    record.events.find((e) => e.id === id)?.trigger ??
    null
  );
}

/** The beginning of a line at or before a place, from which on about `before` letters come before it. */
function lineStart(text: string, at: number, before: number): number {
  const from = Math.max(0, Math.floor(at - before));
  return from === 0 ? 0 : text.lastIndexOf('\n', from) + 1;
}
