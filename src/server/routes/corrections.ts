import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Act } from '../../archive/corrections/act.js';
import { listActs, listOrphans } from '../../archive/corrections/acts.js';
import { alike, type ChangeOfItem, correctAlike } from '../../archive/corrections/alike.js';
import { type Change, changeSchema } from '../../archive/corrections/change.js';
import { mergeEntities, mergesOf } from '../../archive/corrections/merge.js';
import { correct, getCorrected, history, type StoredCorrection, undo } from '../../archive/corrections/store.js';
import { cursorOf, pageOf, readCursor } from '../../archive/lists/page.js';
import type { Caller } from '../caller.js';
import { notFound, Problem } from '../problem.js';
import { list, type Route, route } from '../route.js';
import { uid } from '../schemas.js';
import type { Services } from '../services.js';
import { text } from '../text.js';
import { etag, reportAnswer, reportAsJson, revisionAsked, storedCorrection } from './reports.js';

const act = text(100)
  .min(8)
  .optional()
  .describe('A name for what is done, such as a UUID: sent again it does nothing, and by it all is taken back.');
const change = changeSchema as unknown as z.ZodType<Change>;
const item = z.object({
  report: z.string(),
  item: z.string(),
  words: z.string(),
  hindrance: z.string().nullable().describe('Why the change cannot be made there.'),
});
const titled = storedCorrection.extend({ title: z.string().nullable().describe('Headline of the report.') });
const asJson = <C extends StoredCorrection>({ id: _, body, ...c }: C) => ({ ...c, body: { ...body } });
const ifMatch = { 'if-match': 'The ETag of the report that the change was made on.' };
const problems = {
  409: 'The change cannot be made on the report as it is.',
  412: 'The report was changed in the meantime.',
  428: 'If-Match is missing.',
};
const tag = 'Corrections';

/** A change that can be made to others alike. */
function ofItem(change: Change): ChangeOfItem {
  if (change.act === 'accept' || change.act === 'reject' || change.act === 'set') return change;
  throw new Problem(400, `${change.act} is made in one report only: send it to /reports/{uid}/corrections.`);
}

/** The desk: what people say of items, and taking it back. */
export function correctionRoutes({ archive, now }: Pick<Services, 'archive' | 'now'>): readonly Route[] {
  const actOf = (caller: Caller, given: string | undefined): Act => ({
    ...{ act: given ?? randomUUID(), author: caller.name, now: now().toISOString() },
  });
  return [
    route({
      ...{ method: 'post', path: '/reports/{uid}/corrections', access: 'editor', tag, headers: ifMatch, problems },
      summary: 'Changes items of a report, all or none',
      params: z.object({ uid }),
      body: z.object({
        changes: z.array(change).min(1).max(200),
        seq: z
          .int()
          .min(1)
          .max(1e9)
          .optional()
          .describe('The version the change was made on; the current one without.'),
        act,
      }),
      answer: reportAnswer,
      async handle({ params, body, caller, context }) {
        const { changes, seq } = body;
        const on = { report: params.uid, ...(seq === undefined ? {} : { seq }) };
        if ((await getCorrected(archive, params.uid, seq)) === null) throw notFound(`report ${params.uid}`);
        const revision = revisionAsked(context.req.header('if-match'));
        await correct(archive, { ...on, revision, changes }, actOf(caller, body.act));
        const report = (await getCorrected(archive, params.uid, seq))!;
        context.header('etag', etag(report.revision));
        return (await reportAsJson(archive, report)) as unknown as z.input<typeof reportAnswer>;
      },
    }),
    route({
      ...{ method: 'post', path: '/reports/{uid}/corrections/alike/preview', access: 'editor', changes: false, tag },
      problems: { 409: problems[409] },
      summary: 'What else a change would be made to, if made to all alike',
      params: z.object({ uid }),
      body: z.object({ change, most: z.int().min(1).max(1000).default(200) }),
      answer: z.object({ items: z.array(item).readonly(), more: z.boolean() }),
      async handle({ params, body }) {
        const items: z.input<typeof item>[] = [];
        for await (const found of alike(archive, { report: params.uid, change: ofItem(body.change) })) {
          if (items.length === body.most) return { items, more: true };
          items.push(found);
        }
        return { items, more: false };
      },
    }),
    route({
      ...{ method: 'post', path: '/reports/{uid}/corrections/alike', access: 'editor', tag },
      problems: { 409: problems[409] },
      summary: 'Makes a change to an item and to all that are like it',
      params: z.object({ uid }),
      body: z.object({
        change,
        except: z.array(text(100)).max(10_000).default([]).describe('REPORT/ITEM of those that are to be left.'),
        act,
      }),
      answer: z.object({ act: z.string(), changed: z.int(), skipped: z.int() }),
      async handle({ params, body, caller }) {
        const made = actOf(caller, body.act);
        const what = { report: params.uid, change: ofItem(body.change), except: new Set(body.except) };
        return { act: made.act, ...(await correctAlike(archive, what, made)) };
      },
    }),
    list({
      ...{ path: '/corrections', access: 'viewer', tag, summary: 'What people corrected, the latest first' },
      query: z.object({ report: uid.optional(), act: text(100).optional(), author: text().optional() }),
      item: storedCorrection,
      pages:
        ({ query }) =>
        async ({ limit = 20, cursor = null }) => {
          const after = readCursor({ cursor }, 'number');
          const rows = await history(archive, {
            ...Object.fromEntries(Object.entries(query).filter(([k]) => ['report', 'act', 'author'].includes(k))),
            ...(after === null ? {} : { before: after[0] }),
            limit: limit + 1,
          });
          const page = pageOf(rows, limit, (last) => cursorOf(last.id));
          return { items: page.items.map(asJson), next: page.next };
        },
    }),
    list({
      ...{ path: '/corrections/acts', access: 'viewer', tag, summary: 'What people did at once, the latest first' },
      query: z.object({ report: uid.optional(), author: text().optional() }),
      item: z.object({
        act: z.string(),
        author: z.string(),
        madeAt: z.string(),
        corrections: z.int().describe('How many corrections it made.'),
        undone: z.int().describe('How many of them were taken back.'),
        reports: z.int().describe('In how many reports.'),
        first: z.array(titled).readonly().describe('Its first corrections.'),
      }),
      pages:
        ({ query: { report, author } }) =>
        async (request) => {
          const page = await listActs(archive, { report, author }, request);
          return { items: page.items.map((a) => ({ ...a, first: a.first.map(asJson) })), next: page.next };
        },
    }),
    list({
      ...{ path: '/corrections/orphaned', access: 'viewer', tag },
      summary: 'Corrections whose words are gone from the latest text of their report',
      description: 'They are kept and change nothing. A page may hold fewer than asked for and yet not be the last.',
      query: z.object({}),
      item: titled,
      pages: () => async (request) => {
        const page = await listOrphans(archive, request);
        return { items: page.items.map(asJson), next: page.next };
      },
    }),
    route({
      ...{ method: 'post', path: '/corrections/undo', access: 'editor', tag },
      summary: 'Takes an act, or one correction, back',
      body: z.union([z.strictObject({ act: text(100) }), z.strictObject({ uid: text(200) })]),
      answer: z.object({ undone: z.int().describe('How many corrections; 0 where there was nothing to take back.') }),
      async handle({ body, caller }) {
        return { undone: await undo(archive, body, { author: caller.name, now: now().toISOString() }) };
      },
    }),
    route({
      ...{ method: 'post', path: '/entities/{id}/merge', access: 'editor', tag },
      problems: { 409: problems[409] },
      summary: 'Says that other entities of the archive are this one',
      params: z.object({ id: entityNumber }),
      body: z.object({
        from: z
          .array(
            z
              .int()
              .min(1)
              .max(2 ** 31 - 1),
          )
          .min(1)
          .max(500),
        act,
      }),
      answer: z.object({ act: z.string() }),
      async handle({ params, body, caller }) {
        const made = actOf(caller, body.act);
        await mergeEntities(archive, { from: body.from, into: params.id }, made);
        return { act: made.act };
      },
    }),
    route({
      ...{ method: 'get', path: '/entities/{id}/merges', access: 'viewer', tag },
      summary: 'The acts by which an entity was said to be another: taking one back parts them',
      params: z.object({ id: entityNumber }),
      answer: z.object({ items: z.array(z.object({ uid: z.string(), act: z.string() })).readonly() }),
      async handle({ params }) {
        return { items: await mergesOf(archive, params.id) };
      },
    }),
  ];
}

export const entityNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .describe('Number of an entity of this archive.');
