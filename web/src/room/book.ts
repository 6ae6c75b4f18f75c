import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordNote,
  RecordStatement,
  RecordTime,
  TextSpan,
} from '../../../src/record/record.js';

/** A record with the look-ups that drawing it needs. */
export interface Book {
  readonly record: IsnadRecord;
  readonly entities: ReadonlyMap<string, RecordEntity>;
  readonly times: ReadonlyMap<string, RecordTime>;
  readonly figures: ReadonlyMap<string, RecordFigure>;
  readonly statements: ReadonlyMap<string, RecordStatement>;
  readonly events: ReadonlyMap<string, RecordEvent>;
  /** Notes have no id in the record: here they are n1, n2, … */
  readonly notes: ReadonlyMap<string, RecordNote>;
  /** How many statements a statement stands in, itself included: 1 in the report's own voice. */
  readonly depth: ReadonlyMap<string, number>;
  /** The statements that stand immediately in a statement. */
  readonly held: ReadonlyMap<string, readonly RecordStatement[]>;
  /** The statements whose speaker an entity is. */
  readonly saidBy: ReadonlyMap<string, readonly RecordStatement[]>;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function depths(statements: ReadonlyMap<string, RecordStatement>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const s of statements.values()) {
    const seen = new Set([s.id]);
    for (let outer = s.inside; outer !== null && !seen.has(outer); outer = statements.get(outer)?.inside ?? null)
      seen.add(outer);
    found.set(s.id, seen.size);
  }
  return found;
}

export function bookOf(record: IsnadRecord): Book {
  const statements = byId(record.statements);
  return {
    record,
    entities: byId(record.entities),
    times: byId(record.times),
    figures: byId(record.figures),
    statements,
    events: byId(record.events),
    notes: new Map(record.notes.map((note, i) => [`n${i + 1}`, note])),
    depth: depths(statements),
    held: grouped(record.statements, (s) => s.inside),
    saidBy: grouped(record.statements, (s) => s.chain.at(-1)?.entity ?? null),
  };
}

/** A person or group that the report only describes («مصدر عسكري»). */
export const isUnnamed = (entity: RecordEntity): boolean =>
  (entity.type === 'person' || entity.type === 'group') && entity.mentions.every((m) => m.kind !== 'name');

/** The mention of an entity that stands nearest to a place in the text. */
export function nearestMention(entity: RecordEntity | undefined, to: TextSpan): TextSpan | null {
  const distance = (m: TextSpan): number => Math.max(0, m.start - to.end, to.start - m.end);
  let nearest: TextSpan | null = null;
  for (const m of entity?.mentions ?? []) if (!nearest || distance(m) < distance(nearest)) nearest = m;
  return nearest;
}

/** The last mention of an entity before a place: the one that an unnamed link stands for. */
export const mentionBefore = (entity: RecordEntity | undefined, at: number): TextSpan | null =>
  entity?.mentions.findLast((m) => m.end <= at) ?? entity?.mentions[0] ?? null;
