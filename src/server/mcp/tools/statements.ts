import { z } from 'zod';
import { getCorrected } from '../../../archive/corrections/store.js';
import { getStatement, listStatements } from '../../../archive/lists/statements.js';
import { searchStatements } from '../../../archive/search/search.js';
import { listOf, quotation, quoted, statementAnswer, statementShown } from '../answers.js';
import { filterInput, filtersAsked, pageAsked, pageInput } from '../asked.js';
import type { Given } from '../server.js';
import { lines, listText, quotedText, statementText } from '../text.js';
import { type Tool, ToolError, tool } from '../tool.js';

const none = 'No statement is like that. Ask for less: fewer words, one filter less, a name as find_entity gives it.';

export const queryInput = z
  .string()
  .min(1)
  .max(500)
  .describe(
    'Arabic words, found in any spelling and with whatever is written together with them. All must be there; «…» is a phrase, -word must not be there, word* begins so, a | b is either, =word is letter by letter.',
  );

export const searchStatementsTool = ({ archive, analyze, page }: Given): Tool =>
  tool({
    name: 'search_statements',
    title: 'Search statements',
    description:
      'Finds what was said in Arabic news: by words of its content, by who says it, through whom, to whom, about whom, in what stance, when. Without a query: the latest that the filters ask for. Each has the exact words, the chain of relays and the report.',
    input: {
      query: queryInput.optional(),
      ...filterInput,
      order: z.enum(['ranked', 'newest']).default('ranked').describe('With a query: the best or the newest first.'),
      ...pageInput,
    },
    output: listOf(statementAnswer),
    async answer({ query, order, ...asked }) {
      const filters = filtersAsked(asked);
      if (query === undefined) {
        const { items, next } = await listStatements(archive, filters, pageAsked(asked));
        return { items: items.map((s) => statementShown(s, page)), next };
      }
      const found = await searchStatements(archive, analyze, { query, order, filters, ...pageAsked(asked) });
      return { items: found.items.map((h) => statementShown(h.statement, page)), next: found.next };
    },
    show: (answer) => listText(answer, statementText, none),
  });

const partAnswer = z.object({ id: z.string(), kind: z.string(), words: quotation });

export const getStatementTool = ({ archive, page }: Given): Tool =>
  tool({
    name: 'get_statement',
    title: 'Get a statement',
    description:
      'One statement with all its evidence: whole words, cue, every link of the chain with the words that name it, the paragraph around it, the rule that found it, the events it vouches for, the figures in it, the statements within it.',
    input: { id: z.string().max(60).describe('As search_statements gives it: <report>.<version>.s<number>.') },
    output: statementAnswer.extend({
      around: quotation.describe('The paragraph in which it stands.'),
      why: z.string().describe('The rule and the row of the lexicon that found it.'),
      events: z.array(partAnswer).describe('Events that it vouches for.'),
      figures: z.array(partAnswer).describe('Figures that it gives.'),
      within: z.array(partAnswer).describe('Statements in its content.'),
    }),
    async answer({ id }) {
      const m = /^([0-9a-z]{16})\.(\d{1,9})\.(s(\d{1,9}))$/u.exec(id.trim());
      if (m === null)
        throw new ToolError(
          `'${id}' is no id of a statement: they are like 4q7xw1c0r9m2kz8a.1.s3. Take one from search_statements.`,
        );
      const [, uid, seq, item, n] = m as unknown as [string, string, string, string, string];
      const report = await getCorrected(archive, uid);
      if (report === null)
        throw new ToolError(`there is no report ${uid} in this archive. Search for it: search_reports.`);
      if (report.version.seq !== Number(seq))
        throw new ToolError(
          `version ${seq} of ${uid} is not the current one, which is ${report.version.seq}; only that one's statements are kept ready. Search again, or read the version with report_excerpt.`,
        );
      const statement = await getStatement(archive, { uid, n: Number(n) });
      const record = report.shown?.record ?? null;
      const read = record?.statements.find((s) => s.id === item);
      if (statement === null || record === null || read === undefined)
        throw new ToolError(
          `there is no ${item} in report ${uid}. Its statements: search_statements, or report_excerpt.`,
        );
      const part = (kind: string, found: { id: string; start: number; end: number; text: string }) => ({
        ...{ id: `${uid}.${seq}.${found.id}`, kind, words: quoted(found) },
      });
      const { text } = report.version;
      return {
        ...statementShown(statement, page, Number.POSITIVE_INFINITY),
        around: quoted(
          paragraphAround(text, Math.min(read.start, read.cue.start), Math.max(read.end, read.cue.end)),
          4000,
        ),
        why: read.why,
        events: record.events
          .filter((e) => e.statement === item)
          .map((e) => part(e.mode === null ? e.type : `${e.type} ${e.mode}`, { id: e.id, ...e.trigger })),
        figures: record.figures.filter((f) => f.statement === item).map((f) => part(f.measure, f)),
        within: record.statements.filter((s) => s.inside === item).map((s) => part(s.stance, s)),
      };
    },
    show(answer) {
      const parts = (name: string, found: readonly z.output<typeof partAnswer>[]) =>
        found.map((p) => [name, `[${p.id}] ${p.kind} ${quotedText(p.words)}`] as const);
      const links = answer.chain.map(
        (l) =>
          [
            'link',
            `${l.role} ${l.who.name} ${l.words === null ? '(understood)' : quotedText(l.words)}${l.inferred ? ', inferred' : ''}`,
          ] as const,
      );
      return `${statementText(answer)}\n${lines(
        ...links,
        ['around', quotedText(answer.around)],
        ['why', answer.why],
        ...parts('event', answer.events),
        ...parts('figure', answer.figures),
        ...parts('within', answer.within),
      )}`;
    },
  });

function paragraphAround(text: string, from: number, to: number) {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const stop = text.indexOf('\n', to);
  const end = stop < 0 ? text.length : stop;
  return { start, end, text: text.slice(start, end) };
}
