import { shownRecords, shownRows } from '../corrections/effective.js';
import type { Db } from '../engine.js';
import { unpackRecord } from '../pack.js';
import { rederive } from '../replace.js';
import { columns, type Rows } from '../rows.js';
import type { Check, Found, LoadedVersion } from './check.js';

/** What is listed of a version, row for row: the same whether it comes from a record or from the tables. */
type Listed = readonly string[];

const line = (table: string, ...values: unknown[]): string => JSON.stringify([table, ...values]);

function expected(rows: Rows): Listed {
  const key = (place: number | null): string | null => (place === null ? null : rows.entities[place]!.key);
  const number = (values: readonly unknown[]): unknown => values[0];
  return [
    ...rows.appearances.map((a) => line('appearance', key(a.entity), ...a.values)),
    ...rows.statements.flatMap((s) => [
      line('statement', key(s.speaker), key(s.addressee), ...s.values),
      ...s.links.map((l) => line('link', number(s.values), key(l.entity), ...l.values)),
    ]),
    ...rows.events.flatMap((v) => [
      line('event', key(v.place), ...v.values),
      ...v.participants.map((p) => line('participant', number(v.values), key(p.entity), ...p.values)),
      ...[...new Set(v.figures)].map((f) => line('event_figure', number(v.values), number(rows.figures[f]!.values))),
    ]),
    ...rows.figures.map((f) => line('figure', ...f.values)),
  ].sort();
}

async function listed(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Listed>> {
  const all = new Map<number, string[]>(ids.map((id) => [id, []]));
  const add = (rows: readonly object[], table: string, names: readonly string[]): void => {
    for (const row of rows as readonly (Record<string, unknown> & { version_id: number })[])
      all.get(row.version_id)!.push(line(table, ...names.map((n) => row[n])));
  };
  const of = <T extends string>(table: T, names: readonly string[]) => names.map((n) => `${table}.${n}`) as never[];
  add(
    await db
      .selectFrom('appearance')
      .innerJoin('entity', 'entity.id', 'entity_id')
      .select(['version_id', 'entity.key', ...of('appearance', columns.appearance)])
      .where('version_id', 'in', ids)
      .execute(),
    'appearance',
    ['key', ...columns.appearance],
  );
  add(
    await db
      .selectFrom('statement')
      .leftJoin('entity as speaker', 'speaker.id', 'speaker_id')
      .leftJoin('entity as addressee', 'addressee.id', 'addressee_id')
      .select(['version_id', 'speaker.key as to_speaker', 'addressee.key as to_addressee'])
      .select(of('statement', columns.statement))
      .where('version_id', 'in', ids)
      .execute(),
    'statement',
    ['to_speaker', 'to_addressee', ...columns.statement],
  );
  add(
    await db
      .selectFrom('link')
      .innerJoin('statement', 'statement.id', 'statement_id')
      .innerJoin('entity', 'entity.id', 'link.entity_id')
      .select(['version_id', 'statement.n as own', 'entity.key', ...of('link', columns.link)])
      .where('version_id', 'in', ids)
      .execute(),
    'link',
    ['own', 'key', ...columns.link],
  );
  add(
    await db
      .selectFrom('event')
      .leftJoin('entity', 'entity.id', 'place_id')
      .select(['version_id', 'entity.key', ...of('event', columns.event)])
      .where('version_id', 'in', ids)
      .execute(),
    'event',
    ['key', ...columns.event],
  );
  add(
    await db
      .selectFrom('participant')
      .innerJoin('event', 'event.id', 'event_id')
      .innerJoin('entity', 'entity.id', 'participant.entity_id')
      .select(['version_id', 'event.n as own', 'entity.key', ...of('participant', columns.participant)])
      .where('version_id', 'in', ids)
      .execute(),
    'participant',
    ['own', 'key', ...columns.participant],
  );
  add(
    await db
      .selectFrom('event_figure')
      .innerJoin('event', 'event.id', 'event_id')
      .innerJoin('figure', 'figure.id', 'figure_id')
      .select(['event.version_id', 'event.n as own', 'figure.n as counted'])
      .where('event.version_id', 'in', ids)
      .execute(),
    'event_figure',
    ['own', 'counted'],
  );
  add(
    await db
      .selectFrom('figure')
      .select(['version_id', ...of('figure', columns.figure)])
      .where('version_id', 'in', ids)
      .execute(),
    'figure',
    columns.figure,
  );
  return new Map([...all].map(([id, lines]) => [id, lines.sort()]));
}

export const rowsMatchRecord: Check & {
  find(db: Db, versions: readonly LoadedVersion[]): Promise<readonly Found[]>;
} = {
  name: 'rows-match-record',
  kind: 'fault',
  means: 'What is listed and searched of a report is what was read in it, with the corrections.',
  remedy: 'Make its rows anew.',
  async find(db, versions) {
    const current = versions.filter((v) => v.current);
    if (current.length === 0) return [];
    const read = current.flatMap((v) => {
      try {
        return v.record === null ? [] : [{ ...v, record: unpackRecord(v.record, v.text) }];
      } catch {
        return [];
      }
    });
    const shown = await shownRecords(db, read);
    const wanted = new Map(read.map((v, i) => [v.id, expected(shownRows(shown[i]!))]));
    const there = await listed(
      db,
      current.map((v) => v.id),
    );
    return current.flatMap((v) => {
      // a record that cannot be unpacked is another check's
      if (v.record !== null && !wanted.has(v.id)) return [];
      const [want, have] = [wanted.get(v.id) ?? [], there.get(v.id)!];
      const missing = want.filter((l) => !have.includes(l)).length;
      const surplus = have.filter((l) => !want.includes(l)).length;
      if (want.length === have.length && missing === 0 && surplus === 0) return [];
      const detail = `version ${v.seq}: ${missing} of ${want.length} rows are missing, ${surplus} are too many.`;
      return [{ report: v.uid, detail, target: v.reportId }];
    });
  },
  mend: rederive,
};
