import type { Overview } from '../../../src/archive/views/overview.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link, navigate } from '../router/router.js';
import { routes } from '../routes.js';
import { Months } from '../search/months.js';

/** How much is in the archive, each number leading to what it counts; since when, and how it stands. */
export function Numbers({ overview }: { readonly overview: Overview }) {
  const t = useTranslator();
  const tiles = [
    ['reports', routes.search.href({})],
    ['statements', routes.search.href({}, { what: 'statements' })],
    ['events', routes.events.href({})],
    ['figures', routes.figures.href({})],
    ['entities', routes.entities.href({})],
    ['publishers', routes.sources.href({})],
  ] as const;
  const { first, last, taken, unread, failed, feeds } = overview;
  const facts = [
    first === null || last === null ? null : t.say('home.span', { first: t.day(first), last: t.day(last) }),
    taken === null ? null : t.say('home.taken', { at: t.moment(taken) }),
    feeds === 0 ? null : t.count('home.feeds', feeds),
    unread === 0 ? null : t.say('home.waiting', { count: t.count('reports.count', unread) }),
    failed === 0 ? null : t.say('home.failed', { count: t.count('reports.count', failed) }),
  ];
  return (
    <section className="numbers" aria-labelledby="numbers">
      <h2 id="numbers" className="heard">
        {t.say('home.numbers')}
      </h2>
      <ul className="tiles">
        {tiles.map(([name, href]) => (
          <li key={name}>
            <Link href={href}>
              <span className="tile-number">{t.number(overview[name])}</span> <span>{t.say(`home.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Months
        counts={overview.months.map(({ month, reports }) => ({ value: month, count: reports }))}
        chosen={null}
        least={5}
        onChange={(published) => navigate(routes.search.href({}, { published }))}
      />
      <p className="hint">{facts.filter((fact) => fact !== null).join(' ')}</p>
    </section>
  );
}
