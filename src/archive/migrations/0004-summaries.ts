import { type Kysely, sql } from 'kysely';
import type { Engine } from '../engine.js';

/** What pages count over the whole archive: numbers of each report, who cites whom; and what they list by. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  const lite = engine === 'sqlite';
  const ref = sql.raw(lite ? 'integer' : 'bigint');
  const rowless = sql.raw(lite ? 'without rowid' : '');
  const statements = [
    sql`create table tally (
      version_id ${ref} primary key references version on delete cascade, publisher text, at text not null,
      captured_at text not null, state integer not null, statements integer not null, spoken integer not null,
      events integer not null, figures integer not null, reviewed integer not null) ${rowless}`,
    sql`insert into tally
      select v.id, v.publisher, v.at, v.captured_at,
        case when g.version_id is null then 0 when g.error is null then 1 else 2 end,
        coalesce(s.n, 0), coalesce(s.spoken, 0), coalesce(e.n, 0), coalesce(f.n, 0),
        coalesce(s.reviewed, 0) + coalesce(e.reviewed, 0) + coalesce(f.reviewed, 0)
      from report as r join version as v on v.id = r.version_id
      left join reading as g on g.version_id = v.id
      left join (select version_id, count(*) as n, count(speaker_id) as spoken,
        sum(case when reviewed > 0 then 1 else 0 end) as reviewed from statement group by version_id) as s
        on s.version_id = v.id
      left join (select version_id, count(*) as n, sum(case when reviewed > 0 then 1 else 0 end) as reviewed
        from event group by version_id) as e on e.version_id = v.id
      left join (select version_id, count(*) as n, sum(case when reviewed > 0 then 1 else 0 end) as reviewed
        from figure group by version_id) as f on f.version_id = v.id`,
    sql`create index tally_publisher on tally (publisher, at)`,
    sql`create table cite (
      publisher text not null, source_id ${ref} not null, target_id ${ref} not null, role text not null,
      statements integer not null, primary key (publisher, source_id, target_id, role)) ${rowless}`,
    sql`insert into cite
      select coalesce(t.publisher, ''), coalesce(a.entity_id, 0), b.entity_id, b.role, count(*)
      from statement as s join tally as t on t.version_id = s.version_id join link as b on b.statement_id = s.id
      left join link as a on a.statement_id = b.statement_id and a.position = b.position - 1
      group by coalesce(t.publisher, ''), coalesce(a.entity_id, 0), b.entity_id, b.role`,
    sql`create index cite_source on cite (source_id) where source_id > 0`,
    sql`create index cite_target on cite (target_id, statements)`,
    sql`create index cite_gone on cite (statements) where statements <= 0`,
    sql`create index statement_addressee on statement (addressee_id, at, id) where addressee_id is not null`,
    sql`create index event_days on event (type, day_from, day_to)`,
    sql`create index event_where on event (place_id, type)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
