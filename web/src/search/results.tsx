import type { StatementItem } from '../../../src/archive/lists/statements.js';
import type { ReportItem } from '../../../src/archive/views/reports.js';
import type { FoundReport, FoundStatement } from '../../../src/export/hits.js';
import { Listed, StatementCard } from '../archive/parts.js';
import { useList } from '../data/api.js';
import { noFilters } from '../filters/filters.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import { hasWords, isFiltered, listOf, type SearchView } from './asked.js';
import { FoundReportCard, ReportCard } from './report-card.js';

type Item = FoundReport | ReportItem | FoundStatement | StatementItem;

/** What was found, page by page. To be given another `key` for another list. */
export function Results({ view }: { readonly view: SearchView }) {
  const { path, query } = listOf(view);
  const list = useList<Item>(path, query);
  return (
    <Listed list={list} none={useNone(view)}>
      {(items) => items.map((item) => <Result key={keyOf(item)} item={item} />)}
    </Listed>
  );
}

const keyOf = (item: Item): string => ('id' in item ? item.id : 'uid' in item ? item.uid : item.report.uid);

function Result({ item }: { readonly item: Item }) {
  if ('uid' in item) return <ReportCard report={item} />;
  if ('snippet' in item) return <FoundReportCard found={item} />;
  return (
    <div data-result>
      <StatementCard statement={item} {...('marks' in item ? { marks: item.marks } : {})} />
    </div>
  );
}

/** What stands where nothing was found: what may help. */
function useNone(view: SearchView) {
  const t = useTranslator();
  if (!hasWords(view) && !isFiltered(view))
    return {
      title: t.say('search.none.empty.title'),
      text: t.say('search.none.empty.text'),
      children: <Link href={routes.home.href({})}>{t.say('app.home')}</Link>,
    };
  const other = view.what === 'reports' ? 'statements' : 'reports';
  return {
    title: t.say('search.none.title'),
    text: t.say(isFiltered(view) ? 'search.none.filtered' : 'search.none.text'),
    children: isFiltered(view) ? (
      <Link className="button plain" href={routes.search.href({}, { ...view, ...noFilters })}>
        {t.say('filters.clear')}
      </Link>
    ) : (
      <Link className="button plain" href={routes.search.href({}, { ...view, what: other })}>
        {t.say(`search.none.other.${other}`)}
      </Link>
    ),
  };
}
