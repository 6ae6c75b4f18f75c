import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import {
  countHits,
  type ReportHit,
  type SearchRequest,
  type StatementHit,
  searchReports,
  searchStatements,
} from '../archive/search/search.js';
import { foundReport, foundStatement } from '../export/hits.js';
import { reportList, statementList } from '../export/lists.js';
import type { Table } from '../export/table.js';
import { wordAnalyzerWith } from '../record/recorder.js';
import { UsageError } from './errors.js';
import { type FilterFlags, filtersFrom } from './filters.js';
import type { Io } from './io.js';
import { packageLexicon } from './lexicon.js';
import { type Listing, type OutputFlags, print } from './list.js';
import { showReport, showStatement } from './show-items.js';

export interface SearchFlags extends FilterFlags, OutputFlags {
  readonly statements?: boolean;
  readonly newest?: boolean;
  readonly exact?: boolean;
}

/** Counted so far and no further: who has ten thousand hits narrows the search. */
const most = 10_000;

/** `isnad search`. Gives the exit code. */
export async function searchCommand(words: readonly string[], flags: SearchFlags, io: Io): Promise<number> {
  // a word that begins with - is one that must not be there, but an option that is not known stays a mistake
  const unknown = words.find((w) => /^--|^-[a-z]/iu.test(w));
  if (unknown !== undefined)
    throw new UsageError(`unknown option '${unknown}' (isnad help search shows what there is)`);
  const request: SearchRequest = {
    query: words.join(' '),
    exact: flags.exact ?? false,
    filters: filtersFrom(flags),
    order: flags.newest === true ? 'newest' : 'ranked',
  };
  await using archive = await openArchive(locationOf(flags.archive, process.env));
  const analyze = wordAnalyzerWith(packageLexicon());
  const what = flags.statements === true ? 'statements' : 'reports';
  const code =
    what === 'statements'
      ? await print(
          statementHits((r) => searchStatements(archive, analyze, { ...request, ...r })),
          flags,
          io,
        )
      : await print(
          reportHits((r) => searchReports(archive, analyze, { ...request, ...r })),
          flags,
          io,
        );
  if (flags.json !== true && flags.jsonl !== true && flags.csv !== true) {
    const count = await countHits(archive, analyze, request, what, most);
    const noun = count === 1 ? what.slice(0, -1) : what;
    if (count > 0) io.say(`${count.toLocaleString('en')}${count === most ? ' or more' : ''} ${noun}.`);
  }
  return code;
}

const reportHits = (page: Listing<ReportHit>['page']): Listing<ReportHit> => ({
  table: reportList,
  page,
  show: showReport,
  object: foundReport,
});

const statementHits = (page: Listing<StatementHit>['page']): Listing<StatementHit> => ({
  table: {
    ...statementList,
    columns: statementList.columns.map((c) => ({ ...c, cell: (h: StatementHit) => c.cell(h.statement) })),
  } satisfies Table<StatementHit>,
  page,
  show: ({ statement, excerpt }, look) => {
    const shift = (at: number): number => at - excerpt.start;
    const marks = excerpt.marks.map((m) => ({ start: shift(m.start), end: shift(m.end) }));
    return showStatement(statement, look, { start: 0, end: shift(excerpt.end), marks });
  },
  object: foundStatement,
});
