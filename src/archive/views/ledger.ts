import { sql } from 'kysely';
import type { Db } from '../engine.js';
import {
  type EntityRef,
  entitiesById,
  type ReportRef,
  type Review,
  reviewOf,
  versionsById,
  type Words,
} from '../lists/refs.js';
import { entitiesNamed } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { claimant, claimsWhere, denied } from './ledger-claims.js';
import { type LedgerKey, ledgerKeyOf } from './ledger-key.js';
import type { Of } from './newest.js';

/** Who counts: somebody of the archive or, where a report names nobody, its outlet (null where that is not known). */
export type Claimant =
  | { readonly kind: 'entity'; readonly entity: EntityRef }
  | { readonly kind: 'outlet'; readonly outlet: string | null };

/** One report's word on a number. */
export interface Claim {
  /** Place in `Ledger.claimants`. */
  readonly claimant: number;
  /** `<uid>.<seq>.f<n>`. */
  readonly figure: string;
  /** The statement it stands in; null for the outlet's own voice. */
  readonly statement: string | null;
  readonly event: string;
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
  readonly bound: string;
  readonly unit: string | null;
  readonly words: Words;
  /** What was said with it: its statement's content; in the outlet's own voice, the sentence. */
  readonly context: Words;
  /** Through whom it came: the outermost relay first, the speaker last. */
  readonly chain: readonly EntityRef[];
  readonly stance: string | null;
  /** It is given only to be denied. */
  readonly denied: boolean;
  readonly report: ReportRef;
  /** When it was said or, where that is not known, when the report was published. */
  readonly day: string;
  readonly said: boolean;
  /** The figure of which this is a repetition: the first of the same number by the same claimant of that day. */
  readonly repeats: string | null;
  readonly review: Review;
}

/** The numbers somebody gave, without repetitions and without those only denied, as they came. */
export interface ClaimantLine {
  readonly claimant: Claimant;
  readonly claims: number;
  readonly values: readonly { readonly day: string; readonly value: number }[];
  /** That they gave another number later. */
  readonly revised: boolean;
}

/** All that is told of one number. */
export interface Ledger extends Omit<LedgerKey, 'place'> {
  readonly key: string;
  readonly place: EntityRef;
  readonly of: Of;
  /** Those with most claims first. */
  readonly claimants: readonly ClaimantLine[];
  /** In the order of time. */
  readonly claims: readonly Claim[];
}

/** So many claims of one ledger are given: the newest. */
const most = 1000;

/** One ledger by its key; null where it has no claims. Throws QueryError for what is no key. */
export async function ledger({ db }: Archive, key: string): Promise<Ledger | null> {
  const of = ledgerKeyOf(key);
  const ids = await entitiesNamed(db, String(of.place));
  // no index but that of the place: there are few events of one place
  const { rows } = await sql<Row>`
    select f.id, f.version_id, f.n, f.value, f.low, f.high, f.bound, f.unit, f.start, f.stop, f.reviewed, f.at,
      min(v.n) as event, s.id as statement_id, s.n as statement, s.stance, s.said_from,
      s.start as said_start, s.stop as said_stop, ${claimant} as claimant,
      max(case when ${denied} then 1 else 0 end) as denied
    ${claimsWhere([
      sql`v.place_id in (${sql.join(ids)})`,
      sql`(f.measure || '') = ${of.measure}`,
      ...(of.type === null ? [] : [sql`(v.type || '') = ${of.type}`]),
      ...(of.day === null ? [] : [sql`(v.day_from || '') = ${of.day} and (v.day_to || '') = ${of.day}`]),
    ])}
    group by f.id, s.id, c.publisher order by f.at desc, f.id desc limit ${most + 1}`.execute(db);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, most);
  const claims = await claimsOf(db, shown);
  const lines = linesOf(shown, claims);
  const entities = await entitiesById(db, [
    of.place,
    ...lines.map((l) => (l.id.startsWith('e') ? Number(l.id.slice(1)) : null)),
  ]);
  const placeOf = new Map(lines.map((l, i) => [l.id, i]));
  return {
    ...of,
    key,
    place: entities.get(of.place)!,
    of: { counted: shown.length, all: rows.length <= most },
    claimants: lines.map(({ id, ...line }) => ({
      claimant: id.startsWith('e')
        ? { kind: 'entity', entity: entities.get(Number(id.slice(1)))! }
        : { kind: 'outlet', outlet: id.slice(1) || null },
      ...line,
    })),
    claims: claims.map(({ by, ...claim }) => ({ claimant: placeOf.get(by)!, ...claim })),
  };
}

interface Row {
  readonly id: number;
  readonly version_id: number;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
  readonly bound: string;
  readonly unit: string | null;
  readonly start: number;
  readonly stop: number;
  readonly reviewed: number;
  readonly at: string;
  readonly event: number;
  readonly statement_id: number | null;
  readonly statement: number | null;
  readonly stance: string | null;
  readonly said_from: string | null;
  readonly said_start: number | null;
  readonly said_stop: number | null;
  readonly claimant: string;
  readonly denied: number;
}

type Told = Omit<Claim, 'claimant'> & { readonly by: string };

/** In the order of time, repetitions marked. */
async function claimsOf(db: Db, rows: readonly Row[]): Promise<readonly Told[]> {
  const versions = await versionsById(
    db,
    rows.map((r) => r.version_id),
  );
  const statements = rows.flatMap((r) => r.statement_id ?? []);
  const links =
    statements.length === 0
      ? []
      : await db
          .selectFrom('link')
          .select(['statement_id', 'entity_id'])
          .where('statement_id', 'in', statements)
          .orderBy('position')
          .execute();
  const entities = await entitiesById(
    db,
    links.map((l) => l.entity_id),
  );
  const first = new Map<string, string>();
  return rows
    .map((r) => ({ r, day: (r.said_from ?? r.at).slice(0, 10) }))
    .sort((a, b) => order(a.day, b.day) || order(a.r.at, b.r.at) || a.r.id - b.r.id)
    .map(({ r, day }): Told => {
      const version = versions.get(r.version_id)!;
      const figure = version.itemId('f', r.n);
      const same = JSON.stringify([r.claimant, r.value, day, r.denied]);
      const repeats = first.get(same) ?? null;
      if (repeats === null) first.set(same, figure);
      return {
        by: r.claimant,
        figure,
        statement: r.statement === null ? null : version.itemId('s', r.statement),
        event: version.itemId('v', r.event),
        ...{ value: r.value, low: r.low, high: r.high, bound: r.bound, unit: r.unit },
        words: version.words(r.start, r.stop),
        context:
          r.said_start === null || r.said_stop === null
            ? version.words(...sentenceAround(version.text, r.start, r.stop))
            : version.words(r.said_start, r.said_stop),
        chain: links.flatMap((l) => (l.statement_id === r.statement_id ? [entities.get(l.entity_id)!] : [])),
        stance: r.stance,
        denied: r.denied === 1,
        report: version.report,
        ...{ day, said: r.said_from !== null, repeats },
        review: reviewOf(r.reviewed),
      };
    });
}

/** The sentence that words stand in, for a person to read: from a stop to a stop, or the ends of the line. */
function sentenceAround(text: string, start: number, end: number): readonly [start: number, end: number] {
  const before = [...text.slice(0, start).matchAll(/[.!?؟]\s+|\n\s*/gu)].at(-1);
  const after = /[.!?؟](?=\s|$)|\n/u.exec(text.slice(end));
  return [before === undefined ? 0 : before.index + before[0].length, end + (after?.index ?? text.length - end)];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What each claimant said over time, those with most claims first. */
function linesOf(
  rows: readonly Row[],
  claims: readonly Told[],
): readonly (Omit<ClaimantLine, 'claimant'> & { readonly id: string })[] {
  const ids = [...new Set(rows.map((r) => r.claimant))];
  return ids
    .map((id) => {
      const own = claims.filter((c) => c.by === id);
      const values = own.filter((c) => !c.denied && c.repeats === null).map(({ day, value }) => ({ day, value }));
      return { id, claims: own.length, values, revised: new Set(values.map((v) => v.value)).size > 1 };
    })
    .sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
}
