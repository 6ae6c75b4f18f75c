import type { LedgerItem } from '../../../src/archive/views/ledgers.js';
import { Problem } from '../archive/parts.js';
import { type ListPage, useGet } from '../data/api.js';
import { ledgerTitle, placeName } from '../ledger/say.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';

/** The numbers on which reports are furthest apart. */
export function Contested() {
  const t = useTranslator();
  const { data, error } = useGet<ListPage<LedgerItem>>('/ledgers', { grain: 'event', order: 'contested', limit: 6 });
  const items = data?.items.filter((item) => item.contested > 0);
  return (
    <section aria-labelledby="contested">
      <div className="home-head">
        <h2 id="contested">{t.say('home.contested')}</h2>
      </div>
      <p className="hint">{t.say('home.contested.lead')}</p>
      {error === null ? null : <Problem error={error} />}
      {items?.length === 0 ? <p className="empty">{t.say('home.contested.none')}</p> : null}
      <ul className="contested">
        {items?.map((item) => (
          <li key={item.key}>
            <Link href={routes.ledger.href({ key: item.key })}>
              <span className="contested-range">
                {t.number(item.latest.lowest)} – {t.number(item.latest.highest)}
              </span>
              <span>
                {t.measure(item.measure)} · <bdi>{placeName(item.place, t)}</bdi>
              </span>
            </Link>
            <span className="hint">{ledgerTitle(item, t)}</span>
          </li>
        ))}
      </ul>
      <p className="home-all">
        <Link href={routes.figures.href({})}>{t.say('home.contested.all')}</Link>
      </p>
    </section>
  );
}
