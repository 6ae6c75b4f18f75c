import { correctionSchema, mergingSchema } from '../corrections/correction.js';
import { settleMerges, wrongMerges } from '../corrections/merge.js';
import { getCorrected } from '../corrections/store.js';
import type { QueryCheck } from './check.js';

export const mergedEntities: QueryCheck = {
  name: 'merged-entities',
  kind: 'fault',
  means: 'Entities are merged as people said, and as nobody else did.',
  remedy: 'Merge them as the corrections say.',
  async *find({ db }) {
    for (const { id, into } of await wrongMerges(db))
      yield {
        report: null,
        detail: `entity ${id} should be merged into ${into ?? 'none'}.`,
        target: id,
      };
  },
  mend: settleMerges,
};

export const correctionBodies: QueryCheck = {
  name: 'correction-bodies',
  kind: 'fault',
  means: 'Every correction says what isnad understands, of a version of its report.',
  remedy: 'Take it back (its words stay in the history), or restore a backup.',
  async *find({ db }) {
    const rows = await db
      .selectFrom('correction')
      .leftJoin('version', 'version.id', 'correction.version_id')
      .leftJoin('report', 'report.id', 'correction.report_id')
      .select(['correction.id', 'body', 'correction.report_id', 'version.report_id as own'])
      .select('report.uid')
      .where('undone_at', 'is', null)
      .execute();
    for (const r of rows) {
      const finding = (detail: string) => ({ report: r.uid, detail: `correction ${r.id} ${detail}`, target: r.id });
      if (r.report_id !== r.own) yield finding('is of a version of another report.');
      let body: unknown;
      try {
        body = JSON.parse(r.body);
      } catch {
        yield finding('is no JSON.');
        continue;
      }
      const { success } = (r.report_id === null ? mergingSchema : correctionSchema).safeParse(body);
      if (!success) yield finding('is not understood.');
    }
  },
};

export const orphans: QueryCheck = {
  name: 'orphaned-corrections',
  kind: 'notice',
  means: 'The words of every correction stand in the latest version of its report.',
  remedy: 'Look at them in the report and correct its new text. They are kept as they are.',
  async *find(archive) {
    const reports = await archive.db
      .selectFrom('report')
      .innerJoin('correction', 'correction.report_id', 'report.id')
      .select(['report.id', 'report.uid'])
      .distinct()
      .where('undone_at', 'is', null)
      .orderBy('report.id')
      .execute();
    for (const { id, uid } of reports) {
      let n: number;
      try {
        n = (await getCorrected(archive, uid))?.corrections.filter((c) => c.state === 'orphaned').length ?? 0;
      } catch {
        // its record is damaged, which is another check's
        continue;
      }
      if (n > 0) yield { report: uid, detail: `${n} of its corrections are orphaned.`, target: id };
    }
  },
};
