import { z } from '@hono/zod-openapi';
import { isoDay } from '../../intake/line.js';
import type { Source } from '../intake.js';
import { Problem } from '../problem.js';
import { type Route, route } from '../route.js';
import { filesSent, mostFiles } from '../sent-files.js';
import type { Services } from '../services.js';
import { text } from '../text.js';
import { jobAnswer } from './jobs.js';

/** All files of one request together. */
const mostBytes = 64_000_000;

const webAddress = text(2000)
  .regex(/^https?:\/\//iu, 'must begin with http:// or https://')
  .describe('Address of a page, a feed, or a file.');
const optional = (most: number) => text(most).nullable().optional();

const given = z
  .union([
    z.strictObject({ url: webAddress }),
    z.strictObject({ urls: z.array(webAddress).min(1).max(200) }),
    z.strictObject({
      text: text(1_000_000).min(1).describe('One report in Arabic, with or without its title above it.'),
      title: optional(1000),
      published: text(40)
        .refine((day) => isoDay(day) !== null, 'must be an ISO day such as 2026-03-01, or an instant.')
        .nullable()
        .optional(),
      publisher: optional(300),
      url: webAddress.nullable().optional().describe('Where it was published. It is not fetched.'),
    }),
    z.strictObject({ examples: z.literal(true).describe('The demo collection, written for isnad.') }),
  ])
  .describe('Where reports are to be taken from.');

const filesForm = {
  type: 'object' as const,
  properties: {
    files: {
      type: 'array' as const,
      items: { type: 'string' as const, format: 'binary' },
      description: `At most ${mostFiles} files, ${mostBytes / 1_000_000} MB together: plain text, HTML, MHTML, PDF, DOCX, JSON lines, CSV, ninjs, feeds, WARC, WACZ; each also as gzip.`,
    },
  },
  required: ['files'],
};

/** Taking reports in over the network. */
export const intakeRoutes = ({ intake, jobs }: Pick<Services, 'intake' | 'jobs'>): readonly Route[] => [
  route({
    ...{ method: 'post', path: '/intake', access: 'editor', tag: 'Taking in', status: 202, mostBody: mostBytes },
    summary: 'Takes reports in: files, an address, or a text',
    description:
      'The work is a job: /jobs/{id} tells how far it is. A report that is in the archive already is not taken in again; one whose text has changed becomes a new version.',
    body: given,
    forms: { 'multipart/form-data': filesForm },
    answer: jobAnswer,
    problems: {
      413: 'Too much at once.',
      415: 'The body is neither JSON nor a form.',
      429: 'Too much is waiting already.',
    },
    async handle({ body, caller, context }) {
      const by = caller.name;
      if (body !== undefined) {
        const sources = sourcesOf(body);
        const job = jobs.start({
          ...{ kind: 'reports', sources: sources.map(shownSource), by },
          work: (told) => intake.take(sources, told),
        });
        context.header('location', `/api/v1/jobs/${job.shown.id}`);
        return job.shown;
      }
      if (!/^multipart\/form-data\s*;/iu.test(context.req.header('content-type') ?? ''))
        throw new Problem(415, 'send JSON (application/json), or files as a form (multipart/form-data).');
      const { files, release } = await filesSent(context.req.raw);
      try {
        const job = jobs.start({
          ...{ kind: 'reports', sources: files.map((f) => f.name), by, release },
          work: (told) => intake.take(files, told),
        });
        context.header('location', `/api/v1/jobs/${job.shown.id}`);
        return job.shown;
      } catch (error) {
        await release();
        throw error;
      }
    },
  }),
];

function sourcesOf(body: z.output<typeof given>): readonly Source[] {
  if ('examples' in body) return [{ kind: 'examples' }];
  if ('urls' in body) return [...new Set(body.urls)].map((url) => ({ kind: 'url', url }));
  if ('text' in body) {
    const { title = null, published = null, publisher = null, url = null } = body;
    return [{ kind: 'text', report: { text: body.text, title, published, publisher, url } }];
  }
  return [{ kind: 'url', url: body.url }];
}

function shownSource(source: Source): string {
  switch (source.kind) {
    case 'file':
      return source.name;
    case 'url':
      return source.url;
    case 'text':
      return source.report.title ?? source.report.text.trim().slice(0, 80);
    case 'examples':
      return 'examples';
  }
}
