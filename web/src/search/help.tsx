import type { TextKey } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import type { SearchView } from './asked.js';

/** What can be asked, by examples that can be tried. */
const examples: readonly (readonly [query: string, means: TextKey])[] = [
  ['وزارة الصحة', 'search.help.words'],
  ['«وزارة الصحة»', 'search.help.phrase'],
  ['إضراب -زيادة', 'search.help.without'],
  ['انتخاب*', 'search.help.begins'],
  ['وباء | زلزال', 'search.help.either'],
  ['=المصابين', 'search.help.exact'],
];

/** The language of queries on one screen. */
export function QueryHelp({ view }: { readonly view: SearchView }) {
  const t = useTranslator();
  return (
    <dl className="query-help">
      {examples.map(([query, means]) => (
        <div key={query}>
          <dt>
            <Link href={routes.search.href({}, { ...view, q: query })}>
              <Words>{query}</Words>
            </Link>
          </dt>
          <dd>{t.say(means)}</dd>
        </div>
      ))}
    </dl>
  );
}
