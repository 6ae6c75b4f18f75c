import type { IsnadRecord } from '../../record/record.js';
import type { TextWords } from '../../record/text-words.js';
import type { Db } from '../engine.js';
import { unpackRecord } from '../pack.js';
import type { Reading } from '../reading.js';
import { type Rows, rowsOf } from '../rows.js';
import { unpackWords } from '../search/pack.js';
import { searchTextOf } from '../search/text.js';
import { applyCorrections, type Corrected, type Placed } from './apply.js';
import type { Correction } from './correction.js';

/** The corrections of reports that stand, in the order they were made, by the report's row. */
export async function standingCorrections(
  db: Db,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Placed[]>> {
  const found = new Map<number, Placed[]>();
  const texts = new Map<number, string>();
  for (let from = 0; from < reportIds.length; from += 5000) {
    const rows = await db
      .selectFrom('correction')
      .select(['id', 'report_id', 'version_id', 'body'])
      .where('report_id', 'in', reportIds.slice(from, from + 5000))
      .where('undone_at', 'is', null)
      .orderBy('id')
      .execute();
    const versions = [...new Set(rows.map((r) => r.version_id!))].filter((v) => !texts.has(v));
    if (versions.length > 0)
      for (const v of await db.selectFrom('version').select(['id', 'text']).where('id', 'in', versions).execute())
        texts.set(v.id, v.text);
    for (const r of rows) {
      const list = found.get(r.report_id!) ?? [];
      list.push({ id: r.id, text: texts.get(r.version_id!)!, body: JSON.parse(r.body) as Correction });
      found.set(r.report_id!, list);
    }
  }
  return found;
}

/** What a version is listed and found by. */
export type Shown = Pick<Reading & { readonly ok: true }, 'rows' | 'search'>;

/** Of versions with what was read in them: for those that people corrected, what is to be shown and searched. */
export async function correctedReadings(
  db: Db,
  versions: readonly { readonly versionId: number; readonly reading: Reading & { readonly ok: true } }[],
): Promise<ReadonlyMap<number, Shown>> {
  const shown = new Map<number, Shown>();
  for (let from = 0; from < versions.length; from += 5000) {
    const chunk = versions.slice(from, from + 5000);
    const rows = await db
      .selectFrom('version')
      .select(['id', 'report_id', 'text'])
      .where(
        'id',
        'in',
        chunk.map((v) => v.versionId),
      )
      .where((e) =>
        e.exists(
          e
            .selectFrom('correction')
            .select('correction.id')
            .whereRef('correction.report_id', '=', 'version.report_id')
            .where('correction.undone_at', 'is', null),
        ),
      )
      .execute();
    if (rows.length === 0) continue;
    const corrections = await standingCorrections(
      db,
      rows.map((r) => r.report_id),
    );
    const readings = new Map(chunk.map((v) => [v.versionId, v.reading]));
    for (const row of rows) {
      const { record, search } = readings.get(row.id)!;
      const corrected = applyCorrections(unpackRecord(record, row.text), corrections.get(row.report_id) ?? []);
      shown.set(row.id, shownAs(corrected, unpackWords(search.words, row.text)));
    }
  }
  return shown;
}

export const shownRows = ({ record, items }: Corrected): Rows => rowsOf(record, (id) => items.get(id)?.reviewed ?? 0);

/** A corrected record as it is put into rows and search. */
const shownAs = (corrected: Corrected, words: TextWords): Shown => ({
  rows: shownRows(corrected),
  search: searchTextOf(corrected.record.report.text, words, corrected.record.statements),
});

/** Records as they are shown, people's corrections laid over what the machine read; in the order given. */
export async function shownRecords(
  db: Db,
  versions: readonly { readonly reportId: number; readonly record: IsnadRecord }[],
): Promise<readonly Corrected[]> {
  const corrections = await standingCorrections(db, [...new Set(versions.map((v) => v.reportId))]);
  return versions.map((v) => applyCorrections(v.record, corrections.get(v.reportId) ?? []));
}
