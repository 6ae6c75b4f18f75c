import { summarize, wrongSummaries } from '../summaries.js';
import type { QueryCheck } from './check.js';

export const summaries: QueryCheck = {
  name: 'summaries',
  kind: 'fault',
  means: 'The numbers that are kept of reports and of who cites whom are those of the rows they are made from.',
  remedy: 'Count anew.',
  async *find({ db }) {
    const { tallies, cites } = await wrongSummaries({ db });
    if (tallies > 0) yield { report: null, detail: `${tallies} rows of tally are missing or wrong.`, target: 0 };
    if (cites > 0) yield { report: null, detail: `${cites} rows of cite are missing or wrong.`, target: 0 };
  },
  mend: (tx) => summarize(tx),
};
