import { z } from 'zod';
import { listEvents } from '../../../archive/lists/events.js';
import { listFigures } from '../../../archive/lists/figures.js';
import { entityAnswer, entityShown, itemOf, listOf, quotation, quoted, reportAnswer, reportShown } from '../answers.js';
import { filterInput, filtersAsked, pageAsked, pageInput } from '../asked.js';
import type { Given } from '../server.js';
import { entityText, lines, listText, quotedText, reportText } from '../text.js';
import { type Tool, tool } from '../tool.js';

const eventAnswer = z.object({
  id: z.string(),
  type: z.string().describe('PLOVER type.'),
  mode: z.string().nullable(),
  status: z.string(),
  date: z.string().nullable().describe('ISO day, month or year.'),
  words: quotation.describe('The word that tells of it.'),
  actors: z.array(entityAnswer),
  recipients: z.array(entityAnswer),
  place: entityAnswer.nullable(),
  figures: z.array(z.object({ id: z.string(), measure: z.string(), value: z.number(), words: quotation })),
  statement: z.string().nullable().describe("The statement that vouches for it; null: the newspaper's own voice."),
  review: z.string(),
  in: reportAnswer,
});

export const listEventsTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'list_events',
    title: 'List events',
    description:
      'Events that reports tell of, the latest report first: who did what to whom, where, when, how many, and on whose word. What is denied or planned is marked so by its status.',
    input: { ...filterInput, ...pageInput },
    output: listOf(eventAnswer),
    async answer(asked) {
      const { items, next } = await listEvents(archive, filtersAsked(asked), pageAsked(asked));
      return {
        items: items.map((e) => ({
          ...{ id: e.id, type: e.type, mode: e.mode, status: e.status, date: e.date, words: quoted(e.words) },
          ...{ actors: e.actors.map(entityShown), recipients: e.recipients.map(entityShown) },
          place: e.place === null ? null : entityShown(e.place),
          figures: e.figures.map((f) => ({ ...f, words: quoted(f.words) })),
          ...{ statement: e.statement, review: e.review },
          in: reportShown(e.report, page(e.report.uid, itemOf(e.id))),
        })),
        next,
      };
    },
    show: (answer) =>
      listText(
        answer,
        (e) =>
          `[${e.id}] ${[e.type, e.mode, e.status, e.date].filter((x) => x !== null).join(' · ')}\n${lines(
            ['word', quotedText(e.words)],
            ['who did', e.actors.map(entityText).join('; ')],
            ['to', e.recipients.map(entityText).join('; ')],
            ['where', e.place === null ? null : entityText(e.place)],
            ['figures', e.figures.map((f) => `${f.measure} ${f.value} ${quotedText(f.words)}`).join('; ')],
            ['on the word of', e.statement ?? "the report's own voice"],
          )}\n${reportText(e.in)}`,
        'No event is like that. Ask for less: one filter less, or a name as find_entity gives it.',
      ),
  });

const figureAnswer = z.object({
  id: z.string(),
  measure: z.string().describe('What is counted: killed, injured, money:USD, …'),
  value: z.number(),
  low: z.number(),
  high: z.number().nullable(),
  bound: z.string().describe('exact, atLeast, atMost, about.'),
  unit: z.string().nullable().describe('The counted noun as written.'),
  words: quotation,
  claimant: entityAnswer.nullable().describe("Who counts; null: nobody named, or the newspaper's own voice."),
  statement: z.string().nullable().describe('The statement it stands in.'),
  review: z.string(),
  in: reportAnswer,
});

export const listFiguresTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'list_figures',
    title: 'List figures',
    description:
      'Numbers that reports give, with what they count and who claims them, the latest report first: for how a death toll differs between claimants and over time.',
    input: { ...filterInput, ...pageInput },
    output: listOf(figureAnswer),
    async answer(asked) {
      const { items, next } = await listFigures(archive, filtersAsked(asked), pageAsked(asked));
      return {
        items: items.map((f) => ({
          ...{ id: f.id, measure: f.measure, value: f.value, low: f.low, high: f.high, bound: f.bound, unit: f.unit },
          ...{ words: quoted(f.words), claimant: f.claimant === null ? null : entityShown(f.claimant) },
          ...{ statement: f.statement, review: f.review },
          in: reportShown(f.report, page(f.report.uid, itemOf(f.id))),
        })),
        next,
      };
    },
    show: (answer) =>
      listText(
        answer,
        (f) =>
          `[${f.id}] ${f.measure} ${f.bound === 'exact' ? '' : `${f.bound} `}${f.value}\n${lines(
            ['words', quotedText(f.words)],
            ['who counts', f.claimant === null ? 'nobody named' : entityText(f.claimant)],
            ['statement', f.statement],
          )}\n${reportText(f.in)}`,
        'No figure is like that. Ask for less: one filter less, or a name as find_entity gives it.',
      ),
  });
