import { type RawBuilder, sql } from 'kysely';
import { type Days, dayAfter, type Looked } from './filters.js';
import type { Resolved } from './resolve.js';

/** Conditions of SQL, all of which are to hold. */
export type Conditions = readonly RawBuilder<unknown>[];

const ref = (table: string, column: string) => sql.ref(`${table}.${column}`);

/**
 * How columns are named in conditions: as they are, so that an index over them may be used; or, where rows are looked up by
 * another key anyhow, such that no index is (SQLite knows no better than to take the wrong one).
 */
interface Naming {
  text(table: string, column: string): RawBuilder<unknown>;
  number(table: string, column: string): RawBuilder<unknown>;
}
const searched: Naming = { text: ref, number: ref };
const probed: Naming = {
  text: (table, column) => sql`(${ref(table, column)} || '')`,
  number: (table, column) => sql`(${ref(table, column)} + 0)`,
};

export const all = (conditions: Conditions): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

export const oneOf = (column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<unknown> =>
  values.length === 0
    ? sql`1 = 0`
    : values.length === 1
      ? sql`${column} = ${values[0]}`
      : sql`${column} in (${sql.join(values)})`;

/** Days that overlap the span from `first` to `last`. */
const overlaps = (first: RawBuilder<unknown>, last: RawBuilder<unknown>, { from, to }: Days): Conditions => [
  ...(from === undefined ? [] : [sql`${last} >= ${from}`]),
  ...(to === undefined ? [] : [sql`${first} <= ${to}`]),
];

/** A moment, or a day, within days. */
export const within = (column: RawBuilder<unknown>, { from, to }: Days): Conditions => [
  ...(from === undefined ? [] : [sql`${column} >= ${from}`]),
  ...(to === undefined ? [] : [sql`${column} < ${dayAfter(to)}`]),
];

const looks: Readonly<Record<Looked, RawBuilder<unknown>>> = {
  machine: sql`= 0`,
  reviewed: sql`> 0`,
  accepted: sql`= 1`,
  corrected: sql`= 2`,
};
const looked = (table: string, how: Looked | undefined): Conditions =>
  how === undefined ? [] : [sql`${ref(table, 'reviewed')} ${looks[how]}`];

/** What is asked of the version an item stands in, but for when it was published. */
function ofVersion(version: RawBuilder<unknown>, f: Resolved): Conditions {
  const asked = [
    ...(f.publisher === undefined ? [] : [oneOf(ref('t', 'publisher'), f.publisher)]),
    ...(f.captured === undefined ? [] : within(ref('t', 'captured_at'), f.captured)),
  ];
  // of each current version there is a tally, whose rows are small
  return asked.length === 0
    ? []
    : [sql`exists (select 1 from tally as t where t.version_id = ${version} and ${all(asked)})`];
}

export const byPeople = (f: Resolved): boolean =>
  [f.speaker, f.relay, f.citing, f.cited, f.addressee, f.about].some((who) => who !== undefined);

/** That whom one asks for speaks in the version: few do, so that these are gathered before any item is looked at. */
const spokenIn = (version: RawBuilder<unknown>, f: Resolved): Conditions =>
  byPeople(f)
    ? [sql`${version} in (select s.version_id from statement as s where ${all(ofStatement('s', f, searched))})`]
    : [];

/** The same of where it happens: few events are at one place. */
const happeningIn = (version: RawBuilder<unknown>, f: Resolved): Conditions =>
  f.place === undefined
    ? []
    : [sql`${version} in (select e.version_id from event as e where ${all(ofEvent('e', f, searched))})`];

/** The same of what people looked at, which is little. */
const lookedAtIn = (version: RawBuilder<unknown>, { reviewed }: Resolved): Conditions =>
  reviewed === undefined || reviewed === 'machine'
    ? []
    : [sql`${version} in (select version_id from tally where reviewed > 0)`];

/** Who has it from whom: links that follow each other. */
function adjacent(statement: RawBuilder<unknown>, { citing, cited }: Resolved): Conditions {
  if (citing === undefined && cited === undefined) return [];
  const to = cited === undefined ? sql`` : sql`and ${oneOf(sql.ref('b.entity_id'), cited)}`;
  return citing === undefined
    ? [sql`${statement} in (select b.statement_id from link as b where b.position = 0 ${to})`]
    : [
        sql`${statement} in (select a.statement_id from link as a
          join link as b on b.statement_id = a.statement_id and b.position = a.position + 1
          where ${oneOf(sql.ref('a.entity_id'), citing)} ${to})`,
      ];
}

/** What is asked of a statement itself. */
function ofStatement(s: string, f: Resolved, by: Naming): Conditions {
  // who speaks, or of whom, tells far more than how: the index over that is the one to use
  const { text } = byPeople(f) ? probed : by;
  const id = by.number(s, 'id');
  const linked = (ids: readonly number[], role: string): RawBuilder<unknown> =>
    sql`${id} in (select statement_id from link where ${oneOf(sql.ref('entity_id'), ids)} and role = ${role})`;
  return [
    ...(f.speaker === undefined ? [] : [oneOf(by.number(s, 'speaker_id'), f.speaker)]),
    ...(f.relay === undefined ? [] : [linked(f.relay, 'relay')]),
    ...adjacent(id, f),
    ...(f.addressee === undefined ? [] : [oneOf(by.number(s, 'addressee_id'), f.addressee)]),
    ...(f.about === undefined
      ? []
      : [sql`${id} in (select statement_id from about where ${oneOf(sql.ref('entity_id'), f.about)})`]),
    ...(f.stance === undefined ? [] : [oneOf(text(s, 'stance'), f.stance)]),
    ...(f.mode === undefined ? [] : [oneOf(text(s, 'mode'), f.mode)]),
    ...(f.medium === undefined ? [] : [oneOf(text(s, 'medium'), f.medium)]),
    ...(f.said === undefined ? [] : overlaps(ref(s, 'said_from'), ref(s, 'said_to'), f.said)),
  ];
}

/** Anybody in a statement. */
const inStatement = (id: RawBuilder<unknown>, ids: readonly number[]): RawBuilder<unknown> => sql`${id} in (
  select statement_id from about where ${oneOf(sql.ref('entity_id'), ids)}
  union select statement_id from link where ${oneOf(sql.ref('entity_id'), ids)}
  union select id from statement where ${oneOf(sql.ref('addressee_id'), ids)})`;

/** What is asked of an event itself. */
function ofEvent(e: string, f: Resolved, by: Naming): Conditions {
  return [
    ...(f.type === undefined ? [] : [oneOf(by.text(e, 'type'), f.type)]),
    ...(f.status === undefined ? [] : [oneOf(by.text(e, 'status'), f.status)]),
    ...(f.place === undefined ? [] : [oneOf(by.number(e, 'place_id'), f.place)]),
    ...(f.happened === undefined ? [] : overlaps(ref(e, 'day_from'), ref(e, 'day_to'), f.happened)),
  ];
}

/** Anybody in an event. */
const inEvent = (id: RawBuilder<unknown>, ids: readonly number[]): RawBuilder<unknown> => sql`${id} in (
  select event_id from participant where ${oneOf(sql.ref('entity_id'), ids)}
  union select id from event where ${oneOf(sql.ref('place_id'), ids)})`;

/** What is asked of a figure itself. */
const ofFigure = (f: string, { measure }: Resolved, by: Naming): Conditions =>
  measure === undefined
    ? []
    : [
        sql`(${sql.join(
          measure.map((m) =>
            m === 'money' ? sql`${ref(f, 'measure')} like 'money:%'` : sql`${by.text(f, 'measure')} = ${m}`,
          ),
          sql` or `,
        )})`,
      ];

/** What is listed: a report stands for its current version. */
export type Kind = 'report' | 'statement' | 'event' | 'figure';

/**
 * What filters ask of the item of a kind: `item` is the alias of its table, or for a report the id of its version as SQL.
 * `looking`: the item is looked up by its id, not by what is asked. When it was published is not among them: it is asked of
 * the order (`at`).
 */
export function conditions(
  kind: Kind,
  item: string | RawBuilder<unknown>,
  f: Resolved,
  { looking = false } = {},
): Conditions {
  if (typeof item !== 'string') return ofReport(item, f);
  const by = looking ? probed : searched;
  const version = ref(item, 'version_id');
  const { entity } = f;
  const asked = {
    statement: ofStatement('s', f, probed),
    event: ofEvent('e', f, probed),
    figure: ofFigure('f', f, probed),
  };
  const anybody = (where: typeof inStatement, id: RawBuilder<unknown>): Conditions =>
    entity === undefined ? [] : [where(id, entity)];
  const common = [...ofVersion(version, f), ...lookedAtIn(version, f), ...looked(item, f.reviewed)];
  switch (kind) {
    case 'report':
      throw new TypeError('A report is given by the id of its version.');
    case 'statement':
      return [
        ...ofStatement(item, f, by),
        ...anybody(inStatement, by.number(item, 'id')),
        ...happeningIn(version, f),
        ...joined('event', 'e', version, sql`e.statement = ${ref(item, 'n')}`, asked.event),
        ...joined('figure', 'f', version, sql`f.statement = ${ref(item, 'n')}`, asked.figure),
        ...common,
      ];
    case 'event': {
      const own = sql`f.id in (select figure_id from event_figure where event_id = ${ref(item, 'id')})`;
      return [
        ...ofEvent(item, f, by),
        ...anybody(inEvent, by.number(item, 'id')),
        ...spokenIn(version, f),
        ...joined('statement', 's', version, sql`s.n = ${ref(item, 'statement')}`, asked.statement),
        ...joined('figure', 'f', version, own, asked.figure),
        ...common,
      ];
    }
    case 'figure': {
      const own = sql`e.id in (select event_id from event_figure where figure_id = ${ref(item, 'id')})`;
      const said = [...asked.statement, ...anybody(inStatement, probed.number('s', 'id'))];
      return [
        ...ofFigure(item, f, by),
        ...spokenIn(version, f),
        ...happeningIn(version, f),
        ...joined('statement', 's', version, sql`s.n = ${ref(item, 'statement')}`, said),
        ...joined('event', 'e', version, own, asked.event),
        ...common,
      ];
    }
  }
}

function ofReport(version: RawBuilder<unknown>, f: Resolved): Conditions {
  /** With an entity asked for, all versions that have it; else this one is looked at. */
  const has = (table: string, alias: string, byEntity: boolean, asked: (by: Naming) => Conditions): Conditions => {
    const conditions = asked(byEntity ? searched : probed);
    if (conditions.length === 0) return [];
    const from = sql`${sql.table(table)} as ${sql.id(alias)}`;
    return byEntity
      ? [sql`${version} in (select ${ref(alias, 'version_id')} from ${from} where ${all(conditions)})`]
      : [sql`exists (select 1 from ${from} where ${ref(alias, 'version_id')} = ${version} and ${all(conditions)})`];
  };
  const { entity, reviewed } = f;
  return [
    ...has('statement', 's', byPeople(f), (by) => ofStatement('s', f, by)),
    ...has('event', 'e', f.place !== undefined, (by) => ofEvent('e', f, by)),
    ...has('figure', 'f', false, (by) => ofFigure('f', f, by)),
    ...has('appearance', 'a', true, () => (entity === undefined ? [] : [oneOf(ref('a', 'entity_id'), entity)])),
    ...(reviewed === undefined
      ? []
      : [
          ...lookedAtIn(version, f),
          sql`(${sql.join(
            ['statement', 'event', 'figure'].map((table) => all(has(table, 'x', false, () => looked('x', reviewed)))),
            sql` or `,
          )})`,
        ]),
    ...ofVersion(version, f),
  ];
}

/** That another item of the same version is so. */
const joined = (
  table: string,
  alias: string,
  version: RawBuilder<unknown>,
  how: RawBuilder<unknown>,
  asked: Conditions,
): Conditions =>
  asked.length === 0
    ? []
    : [
        sql`exists (select 1 from ${sql.table(table)} as ${sql.id(alias)}
          where ${ref(alias, 'version_id')} = ${version} and ${how} and ${all(asked)})`,
      ];
