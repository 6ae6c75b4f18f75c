import { useEffect, useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Arrived } from '../archive/arrived.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { Icon } from '../components/icon.js';
import { useGet } from '../data/api.js';
import { FilterPanel } from '../filters/filter-panel.js';
import { filtersOf } from '../filters/filters.js';
import { useTranslator } from '../preferences/preferences.js';
import { navigate, type PageProps } from '../router/router.js';
import { routes } from '../routes.js';
import { hasWords, listOf, type SearchView, selectionOf } from '../search/asked.js';
import { SearchBox } from '../search/box.js';
import { FacetColumn } from '../search/facets.js';
import { QueryHelp } from '../search/help.js';
import { useResultKeys } from '../search/result-keys.js';
import { Results } from '../search/results.js';
import { SavedSearches } from '../search/saved.js';

/** Search over the reports and statements of the archive; everything asked stands in the address. */
export default function SearchPage({ query: view, setQuery }: PageProps<typeof routes.search>) {
  const t = useTranslator();
  useResultKeys();
  const words = hasWords(view);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    document.title = [view.q, t.say('search.title'), t.say('app.name')].filter(Boolean).join(' · ');
  }, [view.q, t]);
  return (
    <div className="page search-page">
      <h1 className="heard">{t.say('search.title')}</h1>
      <SearchBox words={view.q} onSearch={(q) => navigate(routes.search.href({}, { ...view, q }))} />
      <div className="search-how">
        <Choice
          inline
          label={t.say('search.what')}
          options={(['reports', 'statements'] as const).map((value) => ({
            value,
            label: t.say(`search.what.${value}`),
          }))}
          chosen={view.what}
          onChange={(what) => setQuery({ what })}
        />
        {words ? (
          <>
            <Choice
              inline
              label={t.say('search.order')}
              options={(['ranked', 'newest'] as const).map((value) => ({
                value,
                label: t.say(`search.order.${value}`),
              }))}
              chosen={view.order}
              onChange={(order) => setQuery({ order })}
            />
            <Checkbox className="check" isSelected={view.exact} onChange={(exact) => setQuery({ exact })}>
              <span className="check-box" aria-hidden="true" />
              {t.say('search.exact')}
            </Checkbox>
          </>
        ) : null}
        <span className="search-aids">
          <Button look="quiet" aria-expanded={help} onPress={() => setHelp(!help)}>
            <Icon name={help ? 'up' : 'down'} /> {t.say('search.help')}
          </Button>
          <SavedSearches key={view.q} view={view} />
        </span>
      </div>
      {help ? <QueryHelp view={view} /> : null}
      <div className="search-found">
        <FacetColumn view={view} onChange={setQuery} />
        <section className="results" aria-label={t.say('search.results')}>
          <FilterPanel values={filtersOf(view)} onChange={setQuery} />
          <p className="results-head">
            <span role="status">
              <Found view={view} />
            </span>
            <Arrived />
          </p>
          <Results key={listOf(view).path} view={view} />
        </section>
      </div>
    </div>
  );
}

/** How many there are, asked apart from the results, which are there first. */
function Found({ view }: { readonly view: SearchView }) {
  const t = useTranslator();
  const words = hasWords(view);
  const { data, isFetching } = useGet<{ readonly count: number; readonly orMore: boolean }>(
    '/search/count',
    { ...selectionOf(view), what: view.what },
    { enabled: words },
  );
  if (!words) return <strong>{t.say(`search.newest.${view.what}`)}</strong>;
  if (data === undefined || isFetching)
    return <span className="soft">{isFetching ? t.say('search.counting') : ''}</span>;
  const count = t.count(view.what === 'reports' ? 'reports.count' : 'count.statements', data.count);
  return <strong>{data.orMore ? t.say('search.orMore', { count }) : count}</strong>;
}
