import { z } from '@hono/zod-openapi';
import { getReport, getSource, type StoredReport, versionsOf } from '../../archive/get.js';
import type { Source } from '../../record/capture.js';
import { difference } from '../difference.js';
import { downloadHeaders, pagePolicy, sanitisedPage } from '../page/page.js';
import { notFound, Problem } from '../problem.js';
import { type Route, route } from '../route.js';
import { uid } from '../schemas.js';
import type { Services } from '../services.js';
import { sourceFactsAnswer, versionFacts } from './reports.js';

const number = z.coerce.number().int().min(1).max(1e9);
const tag = 'Reports';
const params = z.object({ uid });
const seq = number.optional().describe('Number of a version; the current one without.');
const moment = z.object({ seq: z.int(), capturedAt: z.string() });

/** The versions of a report, how they differ, and what they were taken from. */
export function versionRoutes({ archive }: Pick<Services, 'archive'>): readonly Route[] {
  const version = async (uid: string, seq: number | undefined): Promise<StoredReport> => {
    const report = await getReport(archive, uid, seq);
    if (report === null) throw notFound(seq === undefined ? `report ${uid}` : `version ${seq} of ${uid}`);
    return report;
  };
  const sourceOf = async (uid: string, seq: number | undefined): Promise<{ report: StoredReport; source: Source }> => {
    const report = await version(uid, seq);
    const source = await getSource(archive, report.version.id);
    if (source === null)
      throw new Problem(404, `nothing was kept of what version ${report.version.seq} of ${uid} was taken from.`);
    return { report, source };
  };
  return [
    route({
      ...{ method: 'get', path: '/reports/{uid}/versions', access: 'viewer', tag },
      summary: 'The versions of a report, the oldest first, and what each was taken from',
      params,
      answer: z.object({ items: z.array(versionFacts.extend({ source: sourceFactsAnswer.nullable() })).readonly() }),
      async handle({ params }) {
        const items = await versionsOf(archive, params.uid);
        if (items.length === 0) throw notFound(`report ${params.uid}`);
        return { items };
      },
    }),
    route({
      ...{ method: 'get', path: '/reports/{uid}/diff', access: 'viewer', tag },
      summary: 'What one version of a report has that another has not, by words',
      params,
      query: z.object({
        from: number.optional().describe('The earlier version; the one before `to` without.'),
        to: number.optional().describe('The later version; the current one without.'),
      }),
      answer: z.object({
        from: moment,
        to: moment,
        segments: z
          .array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
          .readonly()
          .describe('In order. All but the added are the earlier text, all but the removed the later one.'),
      }),
      async handle({ params, query }) {
        const later = await version(params.uid, query.to);
        const { seq } = later.version;
        const before = query.from ?? later.versions.findLast((v) => v.seq < seq)?.seq;
        if (before === undefined)
          throw new Problem(400, `version ${seq} is the first: say with \`from\` what it is to be compared with.`);
        const earlier = await version(params.uid, before);
        const momentOf = ({ version: v }: StoredReport) => ({ seq: v.seq, capturedAt: v.capturedAt });
        return {
          ...{ from: momentOf(earlier), to: momentOf(later) },
          segments: difference(earlier.version.text, later.version.text),
        };
      },
    }),
    route({
      ...{ method: 'get', path: '/reports/{uid}/source', access: 'viewer', tag },
      summary: 'What a version was taken from, byte by byte, as a file',
      params,
      query: z.object({ seq }),
      gives: { '*/*': 'The bytes as they were captured. Browsers are told to keep them and not to open them.' },
      async handle({ params, query, context }) {
        const { report, source } = await sourceOf(params.uid, query.seq);
        const headers = downloadHeaders(source.mediaType, `${report.uid}.${report.version.seq}`);
        return context.body(Uint8Array.from(source.bytes), 200, { ...headers });
      },
    }),
    route({
      ...{ method: 'get', path: '/reports/{uid}/page', access: 'viewer', tag },
      summary: 'The captured page, made harmless: it loads nothing, runs nothing, leads nowhere',
      description:
        'For a frame with `sandbox`. Of a file that is no page and no text, the text that was taken out of it is shown.',
      params,
      query: z.object({
        seq,
        lang: z.enum(['ar', 'en']).default('ar').describe('Language of what isnad says about it.'),
      }),
      gives: { 'text/html': 'A document that stands by itself.' },
      async handle({ params, query, context }) {
        const { report, source } = await sourceOf(params.uid, query.seq);
        const { title, text } = report.version;
        return context.body(sanitisedPage(source, { title, text, language: query.lang }), 200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': pagePolicy,
        });
      },
    }),
  ];
}
