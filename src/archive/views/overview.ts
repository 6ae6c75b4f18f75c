import { sql } from 'kysely';
import type { Archive } from '../open.js';

/** The archive in numbers. */
export interface Overview {
  readonly reports: number;
  /** Of the reports, those that wait to be read and those that could not be. */
  readonly unread: number;
  readonly failed: number;
  readonly statements: number;
  /** Of the statements, those whose speaker is known. */
  readonly spoken: number;
  readonly events: number;
  readonly figures: number;
  /** Items a person has looked at. */
  readonly reviewed: number;
  /** Persons, bodies and places, each once. */
  readonly entities: number;
  readonly publishers: number;
  /** The first and last day on which a report was published. */
  readonly first: string | null;
  readonly last: string | null;
  /** When the latest report was taken in: an ISO 8601 instant. */
  readonly taken: string | null;
  readonly feeds: number;
  /** By the month in which reports were published. */
  readonly months: readonly { readonly month: string; readonly reports: number; readonly statements: number }[];
}

export async function overview({ db }: Archive): Promise<Overview> {
  const { rows: months } = await sql<
    Record<Sum, number> & { month: string; first: string; last: string; taken: string }
  >`
    select substr(at, 1, 7) as month, count(*) as reports, sum(case when state = 0 then 1 else 0 end) as unread,
      sum(case when state = 2 then 1 else 0 end) as failed, sum(statements) as statements, sum(spoken) as spoken,
      sum(events) as events, sum(figures) as figures, sum(reviewed) as reviewed,
      min(at) as first, max(at) as last, max(captured_at) as taken
    from tally group by substr(at, 1, 7) order by month`.execute(db);
  const { rows: others } = await sql<{ entities: number; publishers: number; feeds: number }>`
    select (select count(*) from entity) - (select count(*) from entity where merged_into is not null) as entities,
      (select count(distinct publisher) from tally) as publishers, (select count(*) from feed) as feeds`.execute(db);
  const sum = (of: Sum): number => months.reduce((n, m) => n + Number(m[of]), 0);
  const taken = months.map((m) => m.taken).sort();
  const { entities, publishers, feeds } = others[0]!;
  return {
    ...{ reports: sum('reports'), unread: sum('unread'), failed: sum('failed') },
    ...{ statements: sum('statements'), spoken: sum('spoken'), events: sum('events'), figures: sum('figures') },
    ...{ reviewed: sum('reviewed'), entities: Number(entities), publishers: Number(publishers) },
    first: months[0]?.first.slice(0, 10) ?? null,
    last: months.at(-1)?.last.slice(0, 10) ?? null,
    taken: taken.at(-1) ?? null,
    feeds: Number(feeds),
    months: months.map((m) => ({ month: m.month, reports: Number(m.reports), statements: Number(m.statements) })),
  };
}

type Sum = 'reports' | 'unread' | 'failed' | 'statements' | 'spoken' | 'events' | 'figures' | 'reviewed';
