import type { Filters } from '../archive/lists/filters.js';
import type { Archive } from '../archive/open.js';
import { type WalkedEntity, type WalkedReport, walkItems, walkReports } from '../archive/walk.js';
import type { ExportReport, Identity, Review } from './report.js';

const reviews = ['machine', 'accepted', 'corrected'] as const satisfies readonly Review[];

const identityOf = ({ key, type, ...e }: WalkedEntity): Identity => ({ ...e, id: key, type: type as Identity['type'] });

/** A report of the archive as it is exported; `selected`: only these items of it. */
function exported(report: WalkedReport, selected: ReadonlySet<string> | null = null): ExportReport {
  const { version: v, shown } = report;
  const reviewed = [...shown.items].filter(([, state]) => state.reviewed !== 0);
  return {
    ...{ uid: report.uid, seq: v.seq, hash: v.hash, title: v.title, published: v.published, publisher: v.publisher },
    ...{ author: v.author, url: v.url, from: v.from, capturedAt: v.capturedAt },
    ...{ reader: report.reader, readAt: report.readAt, record: shown.record, selected },
    reviewed: new Map(reviewed.map(([id, state]) => [id, reviews[state.reviewed]])),
    identities: new Map([...report.entities].map(([id, e]) => [id, identityOf(e)])),
  };
}

/** Reports as the filters ask, with all that is in them, or only with the items of a kind that are as the filters ask. */
export async function* reportsOf(
  archive: Archive,
  kind: 'report' | 'statement' | 'event' | 'figure',
  filters: Filters,
): AsyncGenerator<ExportReport> {
  if (kind === 'report' || Object.keys(filters).length === 0)
    for await (const report of walkReports(archive, filters)) yield exported(report);
  else for await (const { report, items } of walkItems(archive, kind, filters)) yield exported(report, items);
}
