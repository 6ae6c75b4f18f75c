import { z } from 'zod';
import type { EntityRef, ReportRef, Words } from '../../archive/lists/refs.js';
import type { StatementItem } from '../../archive/lists/statements.js';

/** So many letters of a quotation stand in a list; get_statement and report_excerpt give all. */
const mostQuoted = 1200;

export const quotation = z
  .object({
    text: z.string().describe('The exact words of the report.'),
    start: z.int().describe('Where they begin in its text, in UTF-16 code units.'),
    end: z.int(),
    whole: z.boolean().describe('False where a long quotation was cut: report_excerpt gives the rest.'),
  })
  .describe('Words of the report.');
export type Quotation = z.output<typeof quotation>;

export const quoted = ({ start, text }: Pick<Words, 'start' | 'text'>, most = mostQuoted): Quotation => {
  const cut = text.length > most ? text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '') : text;
  return { text: cut, start, end: start + cut.length, whole: cut === text };
};

export const entityAnswer = z.object({
  entity: z.int().describe('Its number in this archive, which the tools take.'),
  key: z.string().describe('The same in every archive.'),
  type: z.string(),
  name: z.string(),
  named: z.boolean().describe('False for one that is only described («مصدر أمني»).'),
  english: z.string().nullable(),
  link: z.string().nullable().describe('Knowledge-base id, such as wikidata:Q232.'),
});

export const entityShown = ({
  id,
  key,
  type,
  name,
  named,
  english,
  link,
}: EntityRef): z.input<typeof entityAnswer> => ({
  ...{ entity: id, key, type, name, named, english, link },
});

export const reportAnswer = z.object({
  report: z.string().describe('Its id.'),
  version: z.int(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable().describe('Where it was published.'),
  page: z.string().nullable().describe('Its page in the reading room; null where that is not served.'),
});

/** The address of a report, or of an item in it, in the reading room. Null without a base address. */
export type PageOf = (uid: string, item?: string) => string | null;

export const pagesAt =
  (base: string | null): PageOf =>
  (uid, item) =>
    base === null ? null : `${base.replace(/\/+$/u, '')}/reports/${uid}${item === undefined ? '' : `?item=${item}`}`;

export const reportShown = (r: ReportRef, page: string | null): z.input<typeof reportAnswer> => ({
  ...{ report: r.uid, version: r.seq, title: r.title, published: r.published, publisher: r.publisher, url: r.url },
  page,
});

/** `s3` of `<uid>.<seq>.s3`. */
export const itemOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

const linkAnswer = z.object({
  role: z.string().describe('relay or speaker.'),
  who: entityAnswer,
  words: quotation.nullable().describe('Where the text names this one; null where it is understood.'),
  inferred: z.boolean(),
});

export const statementAnswer = z.object({
  id: z.string(),
  says: quotation,
  cue: quotation.describe('The words that ascribe it.'),
  chain: z
    .array(linkAnswer)
    .describe('The outermost relay first, the speaker last; empty where the speaker is unknown.'),
  addressee: entityAnswer.nullable(),
  stance: z.string(),
  mode: z.string(),
  medium: z.string().nullable(),
  said: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  inside: z.string().nullable().describe('The statement in whose content it stands.'),
  review: z.string().describe('machine: nobody looked at it yet; accepted or corrected: a person did.'),
  in: reportAnswer,
});

export const statementShown = (s: StatementItem, page: PageOf, most?: number): z.input<typeof statementAnswer> => ({
  ...{ id: s.id, says: quoted(s.words, most), cue: quoted(s.cue) },
  chain: s.chain.map((l) => ({
    ...{ role: l.role, who: entityShown(l.entity), inferred: l.inferred },
    words: l.words === null ? null : quoted(l.words),
  })),
  addressee: s.addressee === null ? null : entityShown(s.addressee),
  ...{ stance: s.stance, mode: s.mode, medium: s.medium, said: s.said, inside: s.inside, review: s.review },
  in: reportShown(s.report, page(s.report.uid, itemOf(s.id))),
});

/** A list of answers, and where it goes on. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('To be given as cursor for what comes after; null at the end.'),
  });
