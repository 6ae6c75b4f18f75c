import { z } from '@hono/zod-openapi';
import { type CorrectedReport, getCorrected } from '../../archive/corrections/store.js';
import { sourceFacts } from '../../archive/get.js';
import { entityNumbers } from '../../archive/lists/refs.js';
import { filtersFrom } from '../../archive/lists/written.js';
import type { Archive } from '../../archive/open.js';
import { listReports } from '../../archive/views/reports.js';
import { recordSchema } from '../../record/schema.js';
import { notFound, Problem } from '../problem.js';
import { list, type Route, route } from '../route.js';
import { filterQuery, reportItem, uid } from '../schemas.js';
import type { Services } from '../services.js';

export const storedCorrection = z
  .object({
    uid: z.string(),
    act: z.string().describe('What was done together shares it, and is taken back together by it.'),
    author: z.string(),
    madeAt: z.string(),
    body: z.record(z.string(), z.unknown()).describe('What was said of what.'),
    report: z.string().nullable(),
    seq: z.int().nullable(),
    undone: z.object({ at: z.string(), by: z.string() }).nullable(),
  })
  .openapi('Correction');

export const versionFacts = z.object({
  seq: z.int(),
  hash: z.string().describe('SHA-256 of the text.'),
  title: z.string().nullable(),
  published: z.string().nullable(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  from: z.string().describe('What a person named to get it: a path, a feed, a URL.'),
  capturedAt: z.string(),
  notes: z.array(z.string()).readonly(),
});

export const sourceFactsAnswer = z.object({
  mediaType: z.string(),
  url: z.string().nullable(),
  hash: z.string().describe('SHA-256 of the bytes.'),
  size: z.int().describe('Bytes.'),
});

export const reportAnswer = z
  .object({
    uid,
    version: versionFacts,
    source: sourceFactsAnswer.nullable().describe('The page or file it was taken from; null where none was kept.'),
    text: z.string().describe('As captured.'),
    // the caller's own id of a report is not kept
    record: recordSchema
      .omit({ id: true })
      .nullable()
      .describe("What was read, with people's corrections; null where it was not read. See the record's own schema."),
    reading: z.object({ reader: z.string(), readAt: z.string(), error: z.string().nullable() }).nullable(),
    versions: z.array(z.object({ seq: z.int(), hash: z.string(), capturedAt: z.string() })).readonly(),
    items: z
      .record(
        z.string(),
        z.object({ review: z.enum(['machine', 'accepted', 'corrected']), corrections: z.array(z.string()) }),
      )
      .describe('By id of an item of the record that people looked at: how far, and by which corrections.'),
    entities: z
      .record(z.string(), z.int())
      .describe('By id of an entity of the record: its number in this archive, of a merged one that of whom it is.'),
    corrections: z
      .array(storedCorrection.extend({ state: z.enum(['applied', 'carried', 'orphaned', 'idle', 'undone']) }))
      .readonly(),
    revision: z.string().describe('Another whenever what is shown may be another: its ETag.'),
  })
  .openapi('Report');

const reviews = ['machine', 'accepted', 'corrected'] as const;

/** A report as JSON: row numbers of the archive stay inside. */
export async function reportAsJson(archive: Archive, report: CorrectedReport) {
  const { uid, version, shown, reading, versions, corrections, revision } = report;
  const { id, text, ...known } = version;
  const uids = new Map(corrections.map((c) => [c.id, c.uid]));
  return {
    ...{ uid, version: known, text, record: shown?.record ?? null, reading, versions, revision },
    source: await sourceFacts(archive, id),
    items: Object.fromEntries(
      [...(shown?.items ?? [])]
        .filter(([, state]) => state.reviewed > 0 || state.corrections.length > 0)
        .map(([id, state]) => [
          id,
          { review: reviews[state.reviewed] ?? 'machine', corrections: state.corrections.map((c) => uids.get(c)!) },
        ]),
    ),
    entities: Object.fromEntries(shown === null ? [] : await entityNumbers(archive.db, shown.record)),
    corrections: corrections.map(({ id: _, ...c }) => c),
  };
}

/** One report, whole. */
export const reportRoutes = ({ archive }: Pick<Services, 'archive'>): readonly Route[] => [
  list({
    ...{ path: '/reports', access: 'viewer', tag: 'Reports', summary: 'Reports, the latest first' },
    query: filterQuery,
    item: reportItem,
    pages({ query }) {
      const filters = filtersFrom(query);
      return (request) => listReports(archive, filters, request);
    },
  }),
  route({
    ...{ method: 'get', path: '/reports/{uid}', access: 'viewer', tag: 'Reports' },
    summary: 'A report: its text, what was read in it, what people corrected',
    headers: { 'if-none-match': 'The ETag of what one has: answered by 304 when nothing changed.' },
    params: z.object({ uid }),
    query: z.object({
      seq: z.coerce.number().int().min(1).max(1e9).optional().describe('Number of a version; the current one without.'),
    }),
    answer: reportAnswer,
    async handle({ params, query, context }) {
      const report = await getCorrected(archive, params.uid, query.seq);
      if (report === null)
        throw notFound(query.seq === undefined ? `report ${params.uid}` : `version ${query.seq} of ${params.uid}`);
      const tag = etag(report.revision);
      context.header('etag', tag);
      context.header('cache-control', 'private, no-cache');
      if (tagsOf(context.req.header('if-none-match')).includes(tag)) return context.body(null, 304);
      return (await reportAsJson(archive, report)) as unknown as z.input<typeof reportAnswer>;
    },
  }),
];

export const etag = (revision: string): string => `"${revision}"`;

const tagsOf = (header: string | undefined): readonly string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));

/** The revision that a change was made on. Throws Problem 428 where it is missing. */
export function revisionAsked(header: string | undefined): string {
  const [tag] = tagsOf(header);
  if (tag === undefined || tag === '')
    throw new Problem(428, 'say which revision the change was made on: If-Match with the ETag of the report.');
  return tag.replace(/^"|"$/gu, '');
}
