import type { EntityType } from '../read/names/layer.js';
import type { IsnadRecord } from '../record/record.js';
import type { Gold, GoldSpan, GoldStatement } from './gold.js';

/**
 * What is counted, each row stricter than the one before it in its group:
 * names: same span, same type; entities: clusters of names, matched one to one, half of each shared at least;
 * times: overlap, same TIMEX3 value; figures: overlap, same value and bound;
 * statements: contents overlap by half (intersection over union), one to one; + speaker: the last of the chain is right;
 * + chain: every relay too; + stance: stance and mode too;
 * events: triggers overlap, same type; + roles: actors and recipients share an entity or both have none;
 * + when: date and status too.
 */
export const rowNames = [
  'names',
  'entities',
  'times',
  'figures',
  'statements',
  '+ speaker',
  '+ chain',
  '+ stance',
  'events',
  '+ roles',
  '+ when',
] as const;
export type RowName = (typeof rowNames)[number];

/** How many are right, how many there are in the gold and how many in the record. */
export interface Count {
  readonly right: number;
  readonly gold: number;
  readonly found: number;
}

export type Counts = Readonly<Record<RowName, Count>>;

const overlap = (a: GoldSpan, b: GoldSpan): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Intersection over union of two spans, 0 to 1. */
function iou(a: GoldSpan, b: GoldSpan): number {
  const both = overlap(a, b);
  return both === 0 ? 0 : both / (a.end - a.start + b.end - b.start - both);
}

/** Organizations, media and groups are told apart by few readers; so are places and facilities. */
const typeClass: Readonly<Record<EntityType, string>> = {
  person: 'person',
  organization: 'organization',
  media: 'organization',
  group: 'organization',
  place: 'place',
  facility: 'place',
};

/** Pairs one to one, best first, of those that score above 0. */
function pair<A, B>(as: readonly A[], bs: readonly B[], score: (a: A, b: B) => number): (readonly [A, B])[] {
  const all: { score: number; i: number; j: number }[] = [];
  as.forEach((a, i) => {
    bs.forEach((b, j) => {
      const s = score(a, b);
      if (s > 0) all.push({ score: s, i, j });
    });
  });
  all.sort((x, y) => y.score - x.score);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const out: (readonly [A, B])[] = [];
  for (const { i, j } of all)
    if (!usedA.has(i) && !usedB.has(j)) {
      usedA.add(i);
      usedB.add(j);
      out.push([as[i]!, bs[j]!]);
    }
  return out;
}

type Scored = Pick<IsnadRecord, 'entities' | 'times' | 'figures' | 'statements' | 'events'>;

/** The counts of one report: what a record has of its gold. */
export function scoreReport(gold: Gold, record: Scored): Counts {
  const named = (e: Scored['entities'][number]) => e.mentions.filter((m) => m.kind === 'name');

  const goldNames = gold.entities.flatMap((e) => e.mentions.map((m) => ({ ...m, type: typeClass[e.type] })));
  const recordNames = record.entities.flatMap((e) => named(e).map((m) => ({ ...m, type: typeClass[e.type] })));
  const names = pair(goldNames, recordNames, (a, b) =>
    a.start === b.start && a.end === b.end && a.type === b.type ? 1 : 0,
  );

  // an entity of the record stands for the one of the gold with which it shares most mentions
  const standsFor = new Map<string, string | null>();
  for (const e of record.entities) {
    let best: string | null = null;
    let most = 0;
    for (const g of gold.entities) {
      const spans = [...g.mentions, ...g.roles];
      const shared = e.mentions.reduce(
        (sum, m) => sum + Math.max(0, ...spans.map((s) => iou(m, s)).filter((x) => x >= 0.5)),
        0,
      );
      if (shared > most) {
        most = shared;
        best = g.id;
      }
    }
    standsFor.set(e.id, best);
  }

  const goldClusters = gold.entities.filter((e) => e.mentions.length > 0);
  const recordClusters = record.entities.map(named).filter((mentions) => mentions.length > 0);
  const entities = pair(goldClusters, recordClusters, (g, mentions) => {
    const both = mentions.filter((m) => g.mentions.some((s) => iou(m, s) >= 0.5)).length;
    return both * 2 >= mentions.length && both * 2 >= g.mentions.length
      ? both / Math.max(mentions.length, g.mentions.length)
      : 0;
  });

  const times = pair(gold.times, record.times, (a, b) => (a.value === b.value ? iou(a, b) : 0));
  const figures = pair(gold.figures, record.figures, (a, b) =>
    a.value === b.value && a.bound === b.bound ? iou(a, b) : 0,
  );

  type Found = Scored['statements'][number];
  const statements = pair(gold.statements, record.statements, (a, b) => {
    const over = iou(a, b);
    return over < 0.5 ? 0 : over + (a.cue && overlap(a.cue, b.cue) > 0 ? 1 : 0);
  });
  const chainOf = (s: Found): (string | null)[] => s.chain.map((link) => standsFor.get(link.entity) ?? null);
  const speakerRight = ([g, r]: readonly [GoldStatement, Found]): boolean => {
    const last = chainOf(r).at(-1);
    return typeof last === 'string' && g.speakers.includes(last);
  };
  const chainRight = (p: readonly [GoldStatement, Found]): boolean => {
    const relays = chainOf(p[1]).slice(0, -1);
    return speakerRight(p) && relays.length === p[0].via.length && relays.every((x, i) => x === p[0].via[i]);
  };
  const withStance = statements.filter((p) => chainRight(p) && p[0].stance === p[1].stance && p[0].mode === p[1].mode);

  const events = pair(gold.events, record.events, (a, b) => (a.type === b.type && overlap(a, b.trigger) > 0 ? 1 : 0));
  const agree = (g: readonly string[], r: readonly string[]): boolean => {
    const stood = r.map((id) => standsFor.get(id) ?? null);
    return g.length > 0 ? stood.some((x) => x !== null && g.includes(x)) : stood.length === 0;
  };
  const withRoles = events.filter(([g, r]) => agree(g.actors, r.actors) && agree(g.recipients, r.recipients));
  const withDate = withRoles.filter(([g, r]) => g.date === r.date && g.status === r.status);

  const count = (right: readonly unknown[], g: readonly unknown[], f: readonly unknown[]): Count => ({
    right: right.length,
    gold: g.length,
    found: f.length,
  });
  const ofStatements = (right: readonly unknown[]): Count => count(right, gold.statements, record.statements);
  const ofEvents = (right: readonly unknown[]): Count => count(right, gold.events, record.events);
  return {
    names: count(names, goldNames, recordNames),
    entities: count(entities, goldClusters, recordClusters),
    times: count(times, gold.times, record.times),
    figures: count(figures, gold.figures, record.figures),
    statements: ofStatements(statements),
    '+ speaker': ofStatements(statements.filter(speakerRight)),
    '+ chain': ofStatements(statements.filter(chainRight)),
    '+ stance': ofStatements(withStance),
    events: ofEvents(events),
    '+ roles': ofEvents(withRoles),
    '+ when': ofEvents(withDate),
  };
}

/** Precision, recall and F1 of a count, with the count. */
export interface Score extends Count {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

export type Scores = Readonly<Record<RowName, Score>>;

const mapRows = <T>(of: (row: RowName) => T): Readonly<Record<RowName, T>> =>
  Object.fromEntries(rowNames.map((row) => [row, of(row)])) as Record<RowName, T>;

export const scoresOf = (counts: Counts): Scores =>
  mapRows((row) => {
    const { right, gold, found } = counts[row];
    return {
      p: found > 0 ? right / found : 0,
      r: gold > 0 ? right / gold : 0,
      f1: gold + found > 0 ? (2 * right) / (gold + found) : 0,
      right,
      gold,
      found,
    };
  });

/** Counts over several reports (micro: every item weighs the same). */
export const sumOf = (all: readonly Counts[]): Counts =>
  mapRows((row) => ({
    right: all.reduce((n, c) => n + c[row].right, 0),
    gold: all.reduce((n, c) => n + c[row].gold, 0),
    found: all.reduce((n, c) => n + c[row].found, 0),
  }));
