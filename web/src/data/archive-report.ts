import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { CorrectionState } from '../../../src/archive/corrections/apply.js';
import type { StoredCorrection } from '../../../src/archive/corrections/store.js';
import type { SourceFacts, StoredReport, StoredVersion } from '../../../src/archive/get.js';
import type { Review } from '../../../src/archive/lists/refs.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import { type Answer, useApi } from './api.js';

/** A correction as the API gives it. */
export type CorrectionItem = Omit<StoredCorrection, 'id'>;

/** A report of the archive, as `/reports/{uid}` gives it. */
export interface ArchiveReport extends Pick<StoredReport, 'uid' | 'reading' | 'versions'> {
  readonly version: Omit<StoredVersion, 'id' | 'text'>;
  /** The page or file it was taken from; null where none was kept. */
  readonly source: SourceFacts | null;
  readonly text: string;
  /** What was read in it, people's corrections laid over it; null where it was not read. */
  readonly record: IsnadRecord | null;
  /** By id of an item of the record that people looked at. */
  readonly items: Readonly<Record<string, { readonly review: Review; readonly corrections: readonly string[] }>>;
  /** By id of an entity of the record: its number in the archive. */
  readonly entities: Readonly<Record<string, number>>;
  readonly corrections: readonly (CorrectionItem & { readonly state: CorrectionState | 'undone' })[];
}

/** A report with the tag that a change of it has to name. */
export type TaggedReport = Pick<Answer<ArchiveReport>, 'value' | 'etag'>;

/** Ids of reports of the archive; those of records read in the tab are longer. */
export const isOfArchive = (id: string): boolean => /^[0-9a-z]{16}$/.test(id);

const reportPath = (uid: string): string => `/reports/${uid}`;
const keyOf = (uid: string, seq: number | null) => [reportPath(uid), { seq }] as const;

/** A report of the archive; `seq`: a version that is not the latest. */
export function useArchiveReport(uid: string, seq: number | null, { enabled = true } = {}) {
  const api = useApi();
  return useQuery<TaggedReport>({
    queryKey: keyOf(uid, seq),
    queryFn: ({ signal }) => api.tagged<ArchiveReport>(reportPath(uid), { seq }, signal),
    enabled,
  });
}

/**
 * Takes over a report that came back from a change, and has everything else asked anew; `quiet`: when it is next opened,
 * and not while it is in sight.
 */
export function changedReport(queries: QueryClient, report: TaggedReport | null, { quiet = false } = {}): void {
  if (report !== null) queries.setQueryData(keyOf(report.value.uid, null), report);
  void queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] !== 'session' && (report === null || queryKey[0] !== reportPath(report.value.uid)),
    refetchType: quiet ? 'none' : 'active',
  });
}

/** A record without findings, so that the text of a report that was not read can be shown. */
export const unreadRecord = ({ text, version }: ArchiveReport): IsnadRecord => ({
  schema: 'isnad/1',
  report: {
    ...{ id: version.hash, text, title: version.title, published: version.published?.slice(0, 10) ?? null },
    ...{ publisher: version.publisher, byline: version.author, url: version.url, language: 'ar' },
  },
  ...{ entities: [], times: [], figures: [], statements: [], events: [], notes: [] },
});
