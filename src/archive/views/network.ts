import { type RawBuilder, sql } from 'kysely';
import { oneOf } from '../lists/conditions.js';
import type { Filters } from '../lists/filters.js';
import { type EntityRef, entitiesById } from '../lists/refs.js';
import { resolveFilters } from '../lists/resolve.js';
import type { Archive } from '../open.js';
import { anyMerged } from './merged.js';
import { newest, type Of } from './newest.js';
import { bodiesNamed } from './outlets.js';

/** Somebody of the archive, or an outlet: it stands before the outermost link of the chains in its reports. */
export type NetworkNode = {
  /** `e12` or `o` and the outlet's name. */
  readonly id: string;
  readonly label: string;
  /** In how many citations it has part: as who cites, and as who is cited. */
  readonly cites: number;
  readonly cited: number;
} & (
  | { readonly kind: 'entity'; readonly entity: EntityRef }
  /** `entity` is the body of that name in reports, where there is one. */
  | { readonly kind: 'outlet'; readonly entity: EntityRef | null }
);

/**
 * The source has the target's words: an outlet those of the outermost link of a chain, a link those of the next one. The
 * statements are those that `statements` lists for `citing` the source and `cited` the target; for an outlet, for
 * `publisher` and `cited` alone.
 */
export interface NetworkEdge {
  /** Places in `nodes`. */
  readonly source: number;
  readonly target: number;
  /** How many statements. */
  readonly weight: number;
}

export interface CitationNetwork {
  /** How many statements were looked at. */
  readonly of: Of;
  /** Those with part in most citations first. */
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** How many nodes there are in all. */
  readonly size: number;
}

export interface NetworkRequest {
  /** At most so many nodes (default 300). */
  readonly limit?: number;
  /** Without those who are only described («مصدر أمني»), who may be anybody. */
  readonly named?: boolean;
  /** Without outlets. */
  readonly outlets?: boolean;
  /** How many statements are looked at where filters ask for some: the newest. */
  readonly most?: number;
}

/** Who cites whom, as the filters ask of statements. */
export async function citations(
  archive: Archive,
  filters: Filters,
  request: NetworkRequest = {},
): Promise<CitationNetwork> {
  const { limit = 300, most = 20_000 } = request;
  const { db } = archive;
  const { publisher, ...others } = await resolveFilters(archive, filters);
  const of = sql.ref('publisher');
  const published = publisher === undefined ? sql<boolean>`1 = 1` : oneOf(of, publisher);
  // what filters ask of single statements is asked of these; else all are counted already
  const some = Object.keys(others).length > 0;
  const found = some ? await newest(archive, 'statements', { filters }, null, most) : null;
  const cites = found === null ? sql`select * from cite where ${published}` : citesFound;
  const total =
    found === null ? sql`select sum(statements) from tally where ${published}` : sql`select count(*) from found`;
  const drawable = await drawableOf(archive, request);
  // what is counted already lies in the order of its sources, and by an index of its targets, as long as it is looked at as it is
  const cited = some || drawable.looked ? sql`materialized` : sql`not materialized`;
  const { rows } = await sql<Row>`
    with ${found === null ? sql`` : sql`found as materialized (${found}),`}
    counted as (${cites}), cites as ${cited} (${drawable.cites}),
    nodes as materialized (select outlet, id, sum(cites) as cites, sum(cited) as cited, count(*) over () as total from (
        select publisher as outlet, 0 as id, sum(n) as cites, 0 as cited from cites where source = 0 group by publisher
        union all select '', source, sum(n), 0 from cites where source > 0 group by source
        union all select '', target, 0, sum(n) from cites group by target) as ends
      group by outlet, id order by sum(cites) + sum(cited) desc, id, outlet limit ${limit})
    select outlet, id, cites, cited, total, (${total}) as found, null as target from nodes
    union all select a.outlet, a.id, sum(c.n), 0, 0, 0, c.target from cites as c
      join nodes as a on a.id = c.source and a.outlet = case when c.source = 0 then c.publisher else '' end
      join nodes as b on b.outlet = '' and b.id = c.target
      group by a.outlet, a.id, c.target`.execute(db);
  return drawn(archive, rows, some ? most : Number.POSITIVE_INFINITY);
}

/** A node, or an edge: that has a target, and its weight in `cites`. */
interface Row {
  readonly outlet: string;
  readonly id: number;
  readonly cites: number;
  readonly cited: number;
  readonly total: number;
  readonly found: number;
  readonly target: number | null;
}

/** What `cite` counts, of the statements that were found. */
const citesFound = sql`
  select coalesce(t.publisher, '') as publisher, coalesce(a.entity_id, 0) as source_id, b.entity_id as target_id,
    count(*) as statements
  from found join statement as s on s.id = found.id join tally as t on t.version_id = s.version_id
  join link as b on b.statement_id = s.id
  left join link as a on a.statement_id = b.statement_id and a.position = b.position - 1
  group by coalesce(t.publisher, ''), coalesce(a.entity_id, 0), b.entity_id`;

/**
 * What is counted, between those who stand for all that were merged; source 0 is the outlet. `looked`: whether entities are
 * looked up, which takes long and is seldom needed.
 */
async function drawableOf(
  { db }: Archive,
  { named = false, outlets = true }: NetworkRequest,
): Promise<{ readonly cites: RawBuilder<unknown>; readonly looked: boolean }> {
  const drawn = outlets ? sql`(c.source_id > 0 or c.publisher <> '')` : sql`c.source_id > 0`;
  if (!named && !(await anyMerged(db)))
    return {
      cites: sql`select c.publisher, c.source_id as source, c.target_id as target, c.statements as n
        from counted as c where ${drawn} and c.source_id <> c.target_id`,
      looked: false,
    };
  const source = sql`coalesce(a.merged_into, a.id, 0)`;
  const target = sql`coalesce(b.merged_into, b.id)`;
  return {
    cites: sql`select c.publisher, ${source} as source, ${target} as target, c.statements as n
      from counted as c join entity as b on b.id = c.target_id left join entity as a on a.id = c.source_id
      where ${drawn} and ${source} <> ${target} ${named ? sql`and b.named = 1 and (a.id is null or a.named = 1)` : sql``}`,
    looked: true,
  };
}

async function drawn({ db }: Archive, rows: readonly Row[], most: number): Promise<CitationNetwork> {
  const nodes = rows.filter((r) => r.target === null);
  const entities = await entitiesById(
    db,
    nodes.map((r) => (r.outlet === '' ? r.id : null)),
  );
  const bodies = await bodiesNamed(
    db,
    nodes.flatMap((r) => (r.outlet === '' ? [] : [r.outlet])),
  );
  const key = (outlet: string, id: number): string => (outlet === '' ? `e${id}` : `o${outlet}`);
  const places = new Map(nodes.map((r, i) => [key(r.outlet, r.id), i]));
  const counted = Number(nodes[0]?.found ?? 0);
  return {
    of: { counted, all: counted < most },
    nodes: nodes.map(({ outlet, id, cites, cited }): NetworkNode => {
      const counts = { id: key(outlet, id), cites: Number(cites), cited: Number(cited) };
      if (outlet !== '') return { ...counts, kind: 'outlet', label: outlet, entity: bodies.get(outlet) ?? null };
      const entity = entities.get(id)!;
      return { ...counts, kind: 'entity', label: entity.name, entity };
    }),
    edges: rows
      .filter((r) => r.target !== null)
      .map((r) => ({
        source: places.get(key(r.outlet, r.id))!,
        target: places.get(key('', r.target!))!,
        weight: Number(r.cites),
      }))
      .sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target),
    size: Number(nodes[0]?.total ?? 0),
  };
}
