import type { ReportItem } from '../../../src/archive/views/reports.js';
import { Arrived } from '../archive/arrived.js';
import { Problem } from '../archive/parts.js';
import { type ListPage, useGet } from '../data/api.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import { ReportCard } from '../search/report-card.js';

/** The reports that were published last, and word of those that come in. */
export function Newest() {
  const t = useTranslator();
  const { data, error } = useGet<ListPage<ReportItem>>('/reports', { limit: 8 });
  return (
    <section aria-labelledby="newest">
      <div className="home-head">
        <h2 id="newest">{t.say('home.newest')}</h2>
        <Arrived />
      </div>
      {error === null ? null : <Problem error={error} />}
      {data?.items.map((report) => (
        <ReportCard key={report.uid} report={report} level={3} />
      ))}
      <p className="home-all">
        <Link href={routes.search.href({})}>{t.say('home.newest.all')}</Link>
      </p>
    </section>
  );
}
